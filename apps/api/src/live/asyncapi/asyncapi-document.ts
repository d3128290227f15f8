import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hoistComponents } from '../../edge/openapi/openapi-components.js';
import { channels, messages, operations } from './asyncapi-channels.js';

const DESCRIPTION = `What CallManager tells by itself, over two transports on the port of the API.

Raw WebSockets say "read again" (\`/ws/notifications/\`) or which request of a requirement changed (\`/ws/labor-requests/{slug}/\`).
Socket.IO (path \`/socket.io/\`, namespace \`/live\`) serves dashboards: a client joins rooms, gets a snapshot with a version, then
changes with theirs; who missed one joins again. All of it is a hint: the truth is what REST answers.`;

/** Serves the live messages as an AsyncAPI document under `/docs/asyncapi.json`. */
export function serveAsyncApi(app: NestFastifyApplication): void {
  let text: string | null = null;
  app
    .getHttpAdapter()
    .get('/docs/asyncapi.json', (_request: FastifyRequest, reply: FastifyReply) => {
      text ??= JSON.stringify(buildAsyncApi());
      void reply.type('application/json; charset=utf-8').send(text);
    });
}

/**
 * The live messages as an AsyncAPI 3 document, built from the shapes that type the code.
 *
 * @throws Error two shapes have the same name
 */
export function buildAsyncApi(): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const document = hoistComponents(
    JSON.parse(JSON.stringify({ channels, operations, components: { messages } })) as DocumentParts,
    schemas,
  );
  return {
    asyncapi: '3.0.0',
    info: { title: 'CallManager, live', version: '1', description: DESCRIPTION },
    defaultContentType: 'application/json',
    servers: {
      sockets: {
        host: 'localhost:8000',
        protocol: 'ws',
        description: 'Raw WebSockets; `wss` behind TLS.',
      },
      dashboards: {
        host: 'localhost:8000',
        pathname: '/socket.io/',
        protocol: 'ws',
        description: 'Socket.IO 4, by WebSocket or polling.',
      },
    },
    ...document,
    components: { ...document.components, schemas, securitySchemes: SECURITY },
  };
}

interface DocumentParts {
  channels: object;
  operations: object;
  components: object;
}

const SECURITY = {
  key: {
    type: 'httpApiKey',
    in: 'query',
    name: 'token',
    description: 'Raw WebSockets: the key that `POST /login/` answered.',
  },
  auth: {
    type: 'userPassword',
    description: 'Socket.IO: the same key as `token` in `auth` of the handshake.',
  },
  session: {
    type: 'httpApiKey',
    in: 'cookie',
    name: 'callmanager_session',
    description: 'Without a key, on pages of our own origin.',
  },
};
