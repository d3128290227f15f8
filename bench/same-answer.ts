import { isDeepStrictEqual } from 'node:util';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** PostgreSQL puts three spaces around each pair and writes instants longer: the values are the same, the bytes up to a fifth more. */
const ALLOWED = 0.2;

/**
 * A floor is one only if it says the same, value by value.
 *
 * @throws Error naming the first place where the answers differ
 */
export function assertSameAnswer(name: string, ours: string, floor: string): void {
  const [one, other] = [plain(JSON.parse(ours)), plain(JSON.parse(floor))];
  if (!isDeepStrictEqual(one, other))
    throw new Error(`${name}: ours and its floor differ at ${difference(one, other, '$')}`);
  const share = Buffer.byteLength(floor) / Buffer.byteLength(ours);
  if (Math.abs(share - 1) > ALLOWED)
    throw new Error(`${name}: the floor's answer has ${share.toFixed(2)} times the bytes of ours.`);
}

/** Instants by what they mean, not by how they are written. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(value).getTime() : value;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

function difference(one: unknown, other: unknown, path: string): string {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isObject(one) || !isObject(other))
    return `${path}: ${JSON.stringify(one)?.slice(0, 200)} and ${JSON.stringify(other)?.slice(0, 200)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (!isDeepStrictEqual(one[key], other[key]))
      return difference(one[key], other[key], `${path}.${key}`);
  }
  return path;
}
