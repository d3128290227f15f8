/**
 * Thrown by a guard instead of running the route again; carries the stored answer. The body of a redirect is its
 * address.
 */
export class RepeatedAnswer extends Error {
  readonly headers: Readonly<Record<string, string>>;

  readonly body: string;

  constructor(
    readonly status: number,
    stored: string,
    contentType: string,
  ) {
    super('This was answered before.');
    const isRedirect = status >= 300 && status < 400;
    this.body = isRedirect ? '' : stored;
    this.headers = {
      'Content-Type': contentType,
      'Idempotency-Replayed': 'true',
      ...(isRedirect && { Location: stored }),
    };
  }
}
