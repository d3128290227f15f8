import { createHmac } from 'node:crypto';

/** A UUID (version 4 in form) that only the holder of the key can make of a text; the same text gives the same one. */
export function keyedUuid(key: string, text: string): string {
  const hex = createHmac('sha256', key).update(text).digest('hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) % 4]!;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}
