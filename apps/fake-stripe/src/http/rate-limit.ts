import { ApiError } from './api-error.js';

/** Limits calls per second; meter events are counted separately, as at Stripe. */
export class RateLimit {
  private second = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly perSecond: number,
    private readonly meterEventsPerSecond: number,
  ) {}

  /** @throws ApiError 429 when the limit of this second is reached */
  count(path: string, milliseconds: number): void {
    const second = Math.floor(milliseconds / 1000);
    if (second !== this.second) this.counts.clear();
    this.second = second;
    const kind = path.startsWith('/v1/billing/meter_events') ? 'meter events' : 'calls';
    const limit = kind === 'calls' ? this.perSecond : this.meterEventsPerSecond;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count > limit) throw rateLimited();
  }
}

export function rateLimited(): ApiError {
  return new ApiError(
    429,
    {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.',
    },
    { 'Stripe-Rate-Limited-Reason': 'global-rate' },
  );
}
