interface FailureDetails {
  /** A later try may succeed. */
  retryable: boolean;
  /** The provider may have accepted the message without answering. */
  unsure: boolean;
  /** Seconds until the provider wants the next try. */
  retryAfter: number | null;
  /** The provider reports that the recipient sent STOP. */
  optedOut: boolean;
}

/** A provider refused a message, or did not answer. */
export class ProviderFailure extends Error implements FailureDetails {
  readonly retryable: boolean;
  readonly unsure: boolean;
  readonly retryAfter: number | null;
  readonly optedOut: boolean;

  private constructor(reason: string, details: Partial<FailureDetails>) {
    super(reason);
    this.retryable = details.retryable ?? false;
    this.unsure = details.unsure ?? false;
    this.retryAfter = details.retryAfter ?? null;
    this.optedOut = details.optedOut ?? false;
  }

  /** Busy, unavailable, out of credit: a later try may succeed. */
  static temporary(reason: string, retryAfter: number | null = null): ProviderFailure {
    return new ProviderFailure(reason, { retryable: true, retryAfter });
  }

  /** Interrupted: ask the provider before the next try. */
  static unsure(reason: string): ProviderFailure {
    return new ProviderFailure(reason, { retryable: true, unsure: true });
  }

  /** No such number, blocked, not configured: never succeeds. */
  static permanent(reason: string): ProviderFailure {
    return new ProviderFailure(reason, {});
  }

  /** The recipient sent STOP to the carrier. */
  static optedOut(reason: string): ProviderFailure {
    return new ProviderFailure(reason, { optedOut: true });
  }

  /** Any thrown error as a failure; after unknown ones the message may have been accepted. */
  static from(error: unknown): ProviderFailure {
    if (error instanceof ProviderFailure) return error;
    return ProviderFailure.unsure(error instanceof Error ? error.message : String(error));
  }
}
