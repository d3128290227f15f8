import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { type MetricsService, NestLogger } from '#libs/platform';
import { applyBodyLimits } from './body-limit.js';
import { compressAnswers } from './compression.js';
import { type ConnectionLimits, limitConnections, serverTimeouts } from './connection-limits.js';
import { allowOrigins } from './cors.js';
import { detailError } from './detail-error.js';
import { ErrorsFilter, type ErrorPages } from './errors.filter.js';
import { parseJsonBody } from './json-body.js';
import { registerMultipart, UNSUPPORTED_TYPE } from './multipart.js';
import { addEtags } from './etag.js';
import { respondToClientError } from './client-error.js';
import { refuseUnreadableText } from '../validation/readable-text.js';
import { logResponses, requestLogOptions } from './request-log.js';
import { measureResponses } from './request-metrics.js';
import { traceRequests } from './request-spans.js';
import { RouteTable } from './route-table.js';
import { addSecurityHeaders } from './security-headers.js';
import { HttpAdapter } from './whole-answer.js';
import { RequestValidationPipe } from '../validation/request-validation.pipe.js';

const ONE_MEGABYTE = 1024 * 1024;
const MAX_PARAMETER_LENGTH = 500;
const REQUEST_ID = /^[\w.-]{1,64}$/;

export interface HttpAdapterOptions {
  /**
   * Proxies that may set the client's address and the request id: their addresses, `true` for all, `false` for none.
   */
  trustProxy: string | boolean;
  /** A pino level, or `silent`. */
  logLevel: string;
  /** Bytes of a JSON or form body; default 1 MB. */
  bodyLimit?: number;
  /** Overrides of the defaults. */
  connectionLimits?: Partial<ConnectionLimits>;
  /** Target of log lines; default standard output. */
  logStream?: { write(line: string): void };
}

export interface HttpOptions {
  /** Origins of other sites whose pages may call the API. */
  corsOrigins: readonly string[];
  /** Shows the message of an unexpected error to the client. Default false. */
  debug?: boolean;
  /** Renders errors of the pages under `/app/`; without it they are JSON. */
  errorPages?: ErrorPages | null;
  /** Receives measurements of answers; without it nothing is measured. */
  metrics?: MetricsService;
}

/**
 * Creates the server under Nest: both slash forms of every path, an id for every request, one log line for every
 * answer, checked bodies. `rawBody` is kept beside the parsed body, for signatures.
 */
export function createHttpAdapter(options: HttpAdapterOptions): FastifyAdapter {
  const bodyLimit = options.bodyLimit ?? ONE_MEGABYTE;
  const adapter = new HttpAdapter({
    trustProxy: options.trustProxy,
    bodyLimit,
    ...serverTimeouts(options.connectionLimits),
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_LENGTH },
    logger: {
      ...requestLogOptions(options.logLevel),
      ...(options.logStream && { stream: options.logStream }),
    },
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    genReqId: (request: IncomingMessage) => requestId(request, options.trustProxy),
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    clientErrorHandler: respondToClientError,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const tooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
      const status = tooLong ? 404 : 400;
      void reply
        .code(status)
        .header('X-Request-Id', request.id)
        .send(detailError(status, tooLong ? 'Not found.' : 'Malformed URL.'));
    },
  });

  adapter.useBodyParser('application/json', true, { bodyLimit }, parseJsonBody);
  adapter.useBodyParser('application/x-www-form-urlencoded', true, { bodyLimit });

  const server: FastifyInstance = adapter.getInstance();
  limitConnections(server.server, options.connectionLimits);
  rejectOtherContentTypes(server);
  traceRequests(server);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    done();
  });
  server.addHook('preValidation', (request, _reply, done) => {
    if (!request.is404) refuseUnreadableText(request);
    done();
  });
  addEtags(server);
  logResponses(server);
  return adapter;
}

/** Installs everything around the routes. Call it once, before the application is initialised. */
export async function configureHttp(
  app: NestFastifyApplication,
  options: HttpOptions,
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const routes = new RouteTable();
  server.addHook('onRoute', (route) => routes.add(route));
  applyBodyLimits(server);
  if (options.metrics) measureResponses(server, options.metrics);

  app.useLogger(new NestLogger(server.log));
  allowOrigins(app, options.corsOrigins);
  addSecurityHeaders(server);
  await compressAnswers(app);
  await registerMultipart(app);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(
    new ErrorsFilter(app.getHttpAdapter(), {
      routes,
      debug: options.debug ?? false,
      errorPages: options.errorPages ?? null,
    }),
  );
}

/** Accepts requests without a body under any content type, since the single-page app posts such; others get 415. */
function rejectOtherContentTypes(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      if (body.length === 0 || request.is404) done(null, undefined);
      else done(new UnsupportedMediaTypeException(UNSUPPORTED_TYPE));
    },
  );
}

function requestId(request: IncomingMessage, trustProxy: string | boolean): string {
  const given = request.headers['x-request-id'];
  return trustProxy && typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
