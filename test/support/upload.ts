import type { Answer, Client } from './client.js';
import { OpenApiChecker } from './openapi-checker.js';

interface Upload {
  /** The browser's file name. */
  name: string;
  bytes: Uint8Array;
  field?: string;
  method?: 'POST' | 'PATCH';
  /** Further fields of the form. */
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Uploads a file as a browser's form does; the answer is checked against the OpenAPI document. */
export async function upload(
  client: Client,
  path: string,
  { name, bytes, field = 'file', method = 'POST', fields = {}, headers: further = {} }: Upload,
): Promise<Answer> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set(field, new Blob([new Uint8Array(bytes)]), name);
  const headers = {
    Accept: 'application/json',
    ...(client.key && { Authorization: `Token ${client.key}` }),
    ...further,
  };
  const answer = await fetch(`${client.url}${path}`, { method, headers, body: form });
  const text = await answer.text();
  (await OpenApiChecker.forServer(client.url)).assertFits(method, path, {
    status: answer.status,
    text,
    contentType: answer.headers.get('content-type'),
  });
  return { status: answer.status, text, body: JSON.parse(text || 'null'), headers: answer.headers };
}
