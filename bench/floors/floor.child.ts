import Fastify, { type FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { serveQuestions } from '../server/child.js';

interface FloorToServe {
  name: string;
  signedIn: boolean;
  sql: string;
  parameters: unknown[];
}

export interface FloorsToServe {
  connection: DatabaseConnection;
  /** Connections to the database, as many as ours has. */
  pool: number;
  floors: FloorToServe[];
  /** Answered as they are, without the database. */
  still: Record<string, string>;
}

/** One indexed look-up: whose key it is. */
const KEY = { name: 'key', text: 'select user_id from api_keys where key_hash = $1' };

/** The least that can be done: look the key up, let PostgreSQL write the answer, send it. @returns the address */
async function serve({ connection, pool: max, floors, still }: FloorsToServe): Promise<string> {
  const pool = new Pool({ ...connection, max, options: '-c TimeZone=UTC' });
  const server = Fastify();
  floors.forEach(({ signedIn, sql, parameters }, nth) => {
    const statement = { name: `floor-${nth}`, text: sql, values: parameters };
    server.get(`/${nth}`, async (request, reply) => {
      if (signedIn && !(await isKnown(pool, request))) return reply.code(401).send();
      const { rows } = await pool.query<{ body: string }>(statement);
      return reply.header('content-type', 'application/json; charset=utf-8').send(rows[0]!.body);
    });
  });
  for (const [name, body] of Object.entries(still)) {
    server.get(`/${name}`, async (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(body),
    );
  }
  return server.listen({ host: '127.0.0.1', port: 0 });
}

async function isKnown(pool: Pool, request: FastifyRequest): Promise<boolean> {
  const key = request.headers.authorization?.replace('Token ', '') ?? '';
  const { rowCount } = await pool.query({
    ...KEY,
    values: [createHash('sha256').update(key).digest('hex')],
  });
  return rowCount === 1;
}

serveQuestions(serve);
