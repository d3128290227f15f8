/**
 * Rewrites `Token <key>` to `Bearer <key>`, the scheme that passport's strategy reads; `Bearer` stays. The key itself may
 * still be anything. Null: no header, or another scheme, which counts as no key at all.
 */
export function bearerAuthorization(authorization: string | undefined): string | null {
  const [, credentials] = /^(?:token|bearer)(?:\s+(.*))?$/is.exec(authorization?.trim() ?? '') ?? [
    '',
    null,
  ];
  return credentials === null ? null : `Bearer ${credentials ?? ''}`;
}
