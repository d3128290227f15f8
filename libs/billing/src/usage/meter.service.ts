import { Injectable } from '@nestjs/common';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import type { UsageRecordRow } from './usage-record.rows.js';

/** Our meter at Stripe. Instants go there as seconds. */
@Injectable()
export class MeterService {
  private meterId: Promise<string | null> | null = null;

  constructor(private readonly stripe: StripeClientService) {}

  /** False: usage is not metered here. */
  get isMetered(): boolean {
    return Boolean(this.stripe.settings?.meterEvent);
  }

  /** @throws StripeError, also for an identifier that it knows: see `decideFailure` */
  async send(customer: string, record: UsageRecordRow): Promise<void> {
    await this.stripe.client.billing.meterEvents.create({
      event_name: this.stripe.settings!.meterEvent!,
      identifier: record.identifier,
      timestamp: Math.floor(record.used_at.getTime() / 1000),
      payload: { stripe_customer_id: customer, value: String(record.segments) },
    });
  }

  /** Stripe's own sums by the hour, between two full hours; hours without usage are missing. */
  async sumsByHour(customer: string, start: Date, end: Date): Promise<Map<number, number>> {
    const meter = await this.id();
    const sums = new Map<number, number>();
    if (!meter || end <= start) return sums;
    const found = this.stripe.client.billing.meters.listEventSummaries(meter, {
      customer,
      start_time: start.getTime() / 1000,
      end_time: end.getTime() / 1000,
      value_grouping_window: 'hour',
      limit: 100,
    });
    for await (const summary of found)
      sums.set(summary.start_time * 1000, summary.aggregated_value);
    return sums;
  }

  /** Looked up once; a missing meter is looked up again. */
  private async id(): Promise<string | null> {
    this.meterId ??= this.find();
    const id = await this.meterId.catch((error: unknown) => {
      this.meterId = null;
      throw error;
    });
    if (id === null) this.meterId = null;
    return id;
  }

  private async find(): Promise<string | null> {
    const name = this.stripe.settings!.meterEvent;
    for await (const meter of this.stripe.client.billing.meters.list({
      status: 'active',
      limit: 100,
    }))
      if (meter.event_name === name) return meter.id;
    return null;
  }
}
