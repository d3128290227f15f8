import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
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
  code ??= runningCode();
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

/**
 * Of version and entry file, which is the bundle in production: a new release may answer otherwise. Read in parts, for as a whole
 * it would be twelve megabytes of garbage.
 */
function runningCode(): string {
  const code = createHash('sha1').update(productVersion());
  const part = Buffer.alloc(64 * 1024);
  try {
    const file = openSync(process.argv[1] ?? '', 'r');
    for (let length; (length = readSync(file, part)) > 0;) code.update(part.subarray(0, length));
    closeSync(file);
  } catch {
    // Without a file, the version alone tells.
  }
  return code.digest('base64url');
}
