import Fastify, { type FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Pool, type PoolConfig } from 'pg';
import { connectionSettings, type DatabaseConnection, setTypeParsers } from '#libs/platform';
import { serveQuestions } from '../server/child.js';
import type { FloorStatement } from './recordings.js';

export interface FloorToServe {
  signedIn: boolean;
  /** As recorded, with the values the server gave them. */
  statements: FloorStatement[];
  /** The server's own. */
  answer: string;
}

export interface FloorsToServe {
  connection: DatabaseConnection;
  /** Size of the connection pool, the same as ours. */
  pool: number;
  /** Whose key it is: the recorded statement, of the key's hash and the present. */
  actor: string;
  floors: FloorToServe[];
  /** Fixed answers, without the database. */
  still: Record<string, string>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The least that can be done with the same statements: look the key up, send them all at once, read their rows, write an
 * answer of the same value. Nothing of it is known here. @returns the address
 */
async function serve({
  connection,
  pool: max,
  actor,
  floors,
  still,
}: FloorsToServe): Promise<string> {
  setTypeParsers();
  const options: PoolConfig & { pipeline: boolean } = {
    ...connection,
    max,
    pipeline: true,
    options: connectionSettings(),
  };
  const pool = new Pool(options);
  const server = Fastify();
  floors.forEach(({ signedIn, statements, answer }, nth) => {
    const named = statements.map((statement, at) => ({ ...statement, name: `floor-${nth}-${at}` }));
    const value: unknown = JSON.parse(answer);
    server.get(`/${nth}`, async (request, reply) => {
      if (signedIn && !(await isKnown(pool, actor, request))) return reply.code(401).send();
      const client = await pool.connect();
      try {
        await Promise.all(named.map((statement) => client.query(statement)));
      } finally {
        client.release();
      }
      return reply.header('content-type', JSON_TYPE).send(JSON.stringify(value));
    });
  });
  for (const [name, body] of Object.entries(still)) {
    server.get(`/${name}`, async (_request, reply) =>
      reply.header('content-type', JSON_TYPE).send(body),
    );
  }
  return server.listen({ host: '127.0.0.1', port: 0 });
}

async function isKnown(pool: Pool, actor: string, request: FastifyRequest): Promise<boolean> {
  const key = request.headers.authorization?.replace('Token ', '') ?? '';
  const { rowCount } = await pool.query({
    name: 'actor',
    text: actor,
    values: [createHash('sha256').update(key).digest('hex'), new Date()],
  });
  return rowCount === 1;
}

serveQuestions(serve);
