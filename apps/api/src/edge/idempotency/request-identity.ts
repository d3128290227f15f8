import { createHmac, type Hmac } from 'node:crypto';
import { networkOf } from '#libs/kernel';
import type { EdgeRequest } from '../http/edge-request.js';
import { isMultipart, readMultipart } from '../http/multipart.js';

/** Hashes of the sender and the request. Nothing of them can be read or guessed without `SECRET_KEY`. */
export interface RequestIdentity {
  keyHash: string;
  requestHash: string;
  /** 32 bytes that encrypt the answer, so that only a repetition of the request can read it. */
  sealKey: Buffer;
}

/**
 * Equal `keyHash` means the same sender with the same key. Without a key, one is made of the request itself.
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
 * The user, with any impersonating user; or the holder of the link in the path; else address and path, since nothing
 * more is known of a visitor who signs in or fills in a form.
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

/** Hashes each part with its length, so that different lists never hash alike. */
function absorb(hash: Hmac, parts: readonly (string | Buffer)[]): Hmac {
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash;
}
