import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Twilio itself made this call: HMAC-SHA1, keyed with the account's token, over the address it called and the
 * form's fields sorted by name, name and value joined without anything between
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
 *
 * @param url as configured at Twilio: origin, path, query
 * @param signature the header `X-Twilio-Signature`, base64
 */
export function isSignedByTwilio(
  url: string,
  fields: Readonly<Record<string, string>>,
  signature: string,
  authToken: string,
): boolean {
  const expected = Buffer.from(twilioSignature(url, fields, authToken));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function twilioSignature(
  url: string,
  fields: Readonly<Record<string, string>>,
  authToken: string,
): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((before, name) => before + name + fields[name]!, url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}
