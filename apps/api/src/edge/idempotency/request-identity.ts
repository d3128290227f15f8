import { createHmac, type Hmac } from 'node:crypto';
import { networkOf } from '#libs/kernel';
import type { EdgeRequest } from '../http/edge-request.js';
import { isMultipart, readMultipart } from '../http/multipart.js';

/** Whose request it is, and which. Nothing of it can be read or guessed without `SECRET_KEY`. */
export interface RequestIdentity {
  keyHash: string;
  requestHash: string;
  /** 32 bytes that encrypt the answer: whoever does not repeat the request cannot read it. */
  sealKey: Buffer;
}

/**
 * Two requests with one `keyHash` are of the same sender with the same key. Without a key, one is made of the request itself.
 *
 * @param key the client's; null: it sent none
 */
export async function identityOf(
  request: EdgeRequest,
  key: string | null,
  secretKey: string,
): Promise<RequestIdentity> {
  const requestHash = await hashOfRequest(request, keyed(secretKey, 'request'));
  const sent = [senderOf(request), key === null ? `request ${requestHash}` : `key ${key}`];
  return {
    keyHash: absorb(keyed(secretKey, 'key'), sent).digest('base64url'),
    requestHash,
    sealKey: absorb(keyed(secretKey, 'answer'), sent).digest(),
  };
}

/**
 * A user, with whoever acts as them; the holder of the link that is in the path; else an address and a path, because nobody
 * knows more of who signs in or fills in a form.
 */
function senderOf(request: EdgeRequest): string {
  const { userId, impersonatorId } = request.actor ?? {};
  if (userId != null) return `user ${userId} by ${impersonatorId ?? userId}`;
  const holdsLink = Object.keys(request.params ?? {}).some((name) => name.endsWith('token'));
  return holdsLink ? `link ${pathOf(request)}` : `${networkOf(request.ip)} ${pathOf(request)}`;
}

async function hashOfRequest(request: EdgeRequest, hash: Hmac): Promise<string> {
  const [path, query = ''] = [pathOf(request), request.url.split('?', 2)[1]];
  absorb(hash, [path, query]);
  if (isMultipart(request)) {
    const { fields, files } = await readMultipart(request);
    for (const [name, text] of Object.entries(fields)) absorb(hash, ['field', name, text]);
    for (const [name, file] of Object.entries(files))
      absorb(hash, ['file', name, file.name, file.type, file.bytes]);
  } else {
    absorb(hash, [(request as { rawBody?: Buffer }).rawBody ?? '']);
  }
  return hash.digest('base64url');
}

/** Both slash forms are one path. */
function pathOf({ url }: EdgeRequest): string {
  return url.split('?', 1)[0]!.replace(/\/+$/, '');
}

function keyed(secretKey: string, purpose: string): Hmac {
  return absorb(createHmac('sha256', secretKey), ['callmanager idempotency', purpose]);
}

/** Each part with its length, so that no two lists look alike. */
function absorb(hash: Hmac, parts: readonly (string | Buffer)[]): Hmac {
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash;
}
