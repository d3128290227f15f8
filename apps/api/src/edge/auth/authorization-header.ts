/** 40 lower-case hex digits: anything else was never issued, and need not be asked for. */
const KEY = /^[0-9a-f]{40}$/;

export type PresentedKey = 'none' | 'malformed' | { key: string };

/** Reads `Token <key>` and `Bearer <key>`; other schemes count as no key at all. */
export function readApiKey(authorization: string | undefined): PresentedKey {
  const [, credentials] = /^(?:token|bearer)(?:\s+(.*))?$/is.exec(authorization?.trim() ?? '') ?? [
    '',
    null,
  ];
  if (credentials === null) return 'none';
  const key = credentials?.trim() ?? '';
  return KEY.test(key) ? { key } : 'malformed';
}
