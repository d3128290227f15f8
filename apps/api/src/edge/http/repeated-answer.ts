/** Thrown by a guard instead of running the route again; carries the stored answer. */
export class RepeatedAnswer extends Error {
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly body: string,
    contentType: string,
  ) {
    super('This was answered before.');
    this.headers = { 'Content-Type': contentType, 'Idempotency-Replayed': 'true' };
  }
}
