import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { BillingAccountQueries } from '../accounts/billing-account.queries.js';
import { priceIdOf } from '../accounts/stripe-reading.service.js';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { lackingOnInvoice, windowOf } from '../rules/metering.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { MeterService } from './meter.service.js';
import { UsageBookingService } from './usage-booking.service.js';
import { UsageOutboxQueries } from './usage-outbox.queries.js';

const HOUR = 3_600_000;
/** Hours after which Stripe's sums are complete. */
const SETTLING_HOURS = 2;
const COMPARED_DAYS = 35;
const RECENT_INVOICES = 3;

/** Compares a company's totals with Stripe's each day: the meter's sums by the hour, and the usage on invoices. */
@Injectable()
export class UsageAuditService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly accounts: BillingAccountQueries,
    private readonly outbox: UsageOutboxQueries,
    private readonly meter: MeterService,
    private readonly bookings: UsageBookingService,
    private readonly alerts: BillingAlertService,
  ) {}

  /** @throws StripeError */
  async compare(companyId: number): Promise<void> {
    const account = await this.accounts.byCompanyUnchecked(this.unitOfWork.reading(), companyId);
    const customer = account?.stripe_customer_id;
    if (!customer || !account.subscribed_at || !this.meter.isMetered) return;
    await this.compareHours(companyId, customer, account.subscribed_at);
    await this.compareInvoices(companyId, customer);
  }

  private async compareHours(companyId: number, customer: string, since: Date): Promise<void> {
    const work = this.unitOfWork.reading();
    const end = windowOf(new Date(work.now.getTime() - SETTLING_HOURS * HOUR)).start;
    const oldest = new Date(end.getTime() - COMPARED_DAYS * 24 * HOUR);
    const { start } = windowOf(since > oldest ? since : oldest);
    const theirs = await this.meter.sumsByHour(customer, start, end);
    const ours = await this.outbox.knownByHourUnchecked(work, companyId, start, end);
    const known = new Map(ours.map((hour) => [hour.starts_at.getTime(), hour.segments]));
    const differing = [...new Set([...known.keys(), ...theirs.keys()])]
      .map((hour) => ({ hour, by: (theirs.get(hour) ?? 0) - (known.get(hour) ?? 0) }))
      .filter(({ by }) => by !== 0)
      .sort((a, b) => a.hour - b.hour);
    const [first] = differing;
    const total = differing.reduce((sum, { by }) => sum + by, 0);
    const totals = `totals ${companyId}`;
    const key = first ? `${totals} ${first.hour} ${total}` : null;
    await this.unitOfWork.asSystem(async (writing) => {
      await this.alerts.clear(writing, totals, { except: key });
      if (!first || !key) return;
      await this.alerts.raise(writing, {
        key,
        companyId,
        message: `Company ${companyId}: Stripe counts ${total > 0 ? `${total} segments more` : `${-total} segments fewer`} than it took from us, in ${differing.length} hours since ${new Date(first.hour).toISOString()}.`,
      });
    });
  }

  private async compareInvoices(companyId: number, customer: string): Promise<void> {
    const invoices = await this.stripe.client.invoices.list({ customer, limit: RECENT_INVOICES });
    const metered = new Set(this.stripe.settings!.plans.map((plan) => plan.segmentPrice));
    for (const invoice of invoices.data.filter(({ status }) => status !== 'draft'))
      for (const line of invoice.lines.data.filter((one) => metered.has(priceIdOf(one))))
        await this.compareLine(companyId, line.id, line.period, line.quantity ?? 0);
  }

  private async compareLine(
    companyId: number,
    lineId: string,
    period: { start: number; end: number },
    billed: number,
  ): Promise<void> {
    const [start, end] = [new Date(period.start * 1000), new Date(period.end * 1000)];
    await this.unitOfWork.asSystem(async (work) => {
      const sums = await this.outbox.sumsUnchecked(work, companyId, start, end);
      if (sums.open > 0) return; // They are told or listed first.
      const lacking = lackingOnInvoice(sums.used, billed, sums.listed);
      if (lacking > 0)
        await this.bookings.add(work, {
          companyId,
          key: `invoice line ${lineId}`,
          segments: lacking,
          usedAt: new Date(end.getTime() - 1),
          reason: 'The invoice of its period was finalized without it.',
        });
      const line = `invoice line ${lineId}`;
      const key = lacking < 0 ? `${line} ${lacking}` : null;
      await this.alerts.clear(work, line, { except: key });
      if (key)
        await this.alerts.raise(work, {
          key,
          companyId,
          message: `Company ${companyId} was billed ${-lacking} segments more than it used from ${start.toISOString()} to ${end.toISOString()}.`,
        });
    });
  }
}
