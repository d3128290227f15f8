/**
 * Rewrites `Token <key>` to `Bearer <key>`, the scheme that passport's strategy reads; `Bearer` stays. The key is not
 * checked here. Null: there is no header, or its scheme is another one, which counts as no key.
 */
export function bearerAuthorization(authorization: string | undefined): string | null {
  const [, credentials] = /^(?:token|bearer)(?:\s+(.*))?$/is.exec(authorization?.trim() ?? '') ?? [
    '',
    null,
  ];
  return credentials === null ? null : `Bearer ${credentials ?? ''}`;
}
