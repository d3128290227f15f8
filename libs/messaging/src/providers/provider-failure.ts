interface FailureDetails {
  /** Trying again later may help. */
  retryable: boolean;
  /** The provider may have taken the message although it did not say so. */
  unsure: boolean;
  /** Seconds the provider asks us to wait. */
  retryAfter: number | null;
  /** The number is on the provider's own list of those who said STOP. */
  optedOut: boolean;
}

/** A provider did not take a message, or did not say that it did. */
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

  /** Busy, away, out of credit for a moment: the same message may go through later. */
  static temporary(reason: string, retryAfter: number | null = null): ProviderFailure {
    return new ProviderFailure(reason, { retryable: true, retryAfter });
  }

  /** Cut off in the middle: whoever tries again asks first whether it was taken. */
  static unsure(reason: string): ProviderFailure {
    return new ProviderFailure(reason, { retryable: true, unsure: true });
  }

  /** No such number, blocked, not configured: it will never go through. */
  static permanent(reason: string): ProviderFailure {
    return new ProviderFailure(reason, {});
  }

  /** They said STOP to the carrier, who tells us now. */
  static optedOut(reason: string): ProviderFailure {
    return new ProviderFailure(reason, { optedOut: true });
  }

  /** What anything thrown means: of what we do not know, the message may be on its way. */
  static from(error: unknown): ProviderFailure {
    if (error instanceof ProviderFailure) return error;
    return ProviderFailure.unsure(error instanceof Error ? error.message : String(error));
  }
}
