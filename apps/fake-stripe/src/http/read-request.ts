import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.js';
import { parseForm } from './form-body.js';

export interface ReadRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  body: string;
  headers: IncomingMessage['headers'];
}

export async function readRequest(request: IncomingMessage): Promise<ReadRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path,
    query,
    body: Buffer.concat(chunks).toString('utf8'),
    headers: request.headers,
  };
}

/** The parameters: a form, or JSON for the v2 API. */
export function parametersOf({ method, path, query, body }: ReadRequest): Record<string, unknown> {
  if (method !== 'POST') return parseForm(query);
  if (!path.startsWith('/v2/')) return parseForm(body);
  try {
    return JSON.parse(body || '{}') as Record<string, unknown>;
  } catch {
    throw ApiError.invalid('Invalid JSON in the request body');
  }
}
