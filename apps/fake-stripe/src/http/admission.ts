import type { IncomingMessage } from 'node:http';
import { API_VERSION } from '../api-version.js';
import { ApiError } from './api-error.js';

/** @throws ApiError 401 or 403: the key is missing, wrong, publishable, or lacks rights */
export function admit(headers: IncomingMessage['headers'], secretKey: string): void {
  const key = keyOf(headers.authorization ?? '');
  if (!key)
    throw ApiError.unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
    );
  if (key.startsWith('pk_'))
    throw ApiError.unauthorized(
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
      'secret_key_required',
    );
  if (key.startsWith('rk_'))
    throw new ApiError(403, {
      type: 'invalid_request_error',
      message: 'The provided key does not have the required permissions for this endpoint.',
    });
  if (key !== secretKey) throw ApiError.unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

/** @throws ApiError the version is not the one that the package pins */
export function checkVersion(headers: IncomingMessage['headers']): void {
  const asked = headers['stripe-version'];
  if (asked !== API_VERSION)
    throw ApiError.invalid(`Invalid Stripe API version: ${asked?.toString() ?? '(none)'}`);
}

function keyOf(authorization: string): string {
  const [scheme, value = ''] = authorization.split(' ');
  if (scheme === 'Basic') return Buffer.from(value, 'base64').toString().split(':')[0] ?? '';
  return scheme === 'Bearer' ? value : '';
}

function masked(key: string): string {
  return `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
}
