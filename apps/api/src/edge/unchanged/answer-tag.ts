import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { EdgeRequest } from '../http/edge-request.js';
import { productVersion } from '../http/product-version.js';

let code: string | null = null;

/**
 * All that an answer depends on beside the data: the running code, the address with its query, who asks with which roles, their
 * language, and the origin of links. Requests with the same subject are answered alike while the data stays.
 *
 * @param rest what else answers depend on: settings
 */
export function subjectOf(
  { url, caller }: Pick<EdgeRequest, 'url' | 'caller'>,
  ...rest: readonly (string | null)[]
): string {
  const { actor, language = null, origin } = caller!;
  code ??= hash('sha1', `${productVersion()} ${entryFile()}`, 'base64url');
  return JSON.stringify([code, url, actor, language, origin, ...rest]);
}

/**
 * @param revision see `RevisionQueries`
 * @param turn see `turnOf`; not part of the subject, of which the newest answer is kept
 * @returns a weak tag: the answer may be compressed
 */
export function tagOf(subject: string, revision: string, turn: number): string {
  return `W/"${hash('sha1', `${turn} ${revision}\n${subject}`, 'base64url')}"`;
}

/** The bundle in production: a new release may answer otherwise. */
function entryFile(): string {
  try {
    return readFileSync(process.argv[1] ?? '', 'latin1');
  } catch {
    return '';
  }
}
