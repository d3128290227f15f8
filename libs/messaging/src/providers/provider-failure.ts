/** A provider did not take a message. */
export class ProviderFailure extends Error {
  private constructor(
    /** Whether trying again later may help. */
    readonly retryable: boolean,
    reason: string,
  ) {
    super(reason);
  }

  /** Busy, away, out of credit for a moment: the same message may go through later. */
  static forNow(reason: string): ProviderFailure {
    return new ProviderFailure(true, reason);
  }

  /** No such number, blocked, not configured: it will never go through. */
  static forGood(reason: string): ProviderFailure {
    return new ProviderFailure(false, reason);
  }
}
