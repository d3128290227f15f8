import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { UsageBookingService } from './usage-booking.service.js';
import type { UsageRecordRow } from './usage-record.rows.js';
import { USAGE_RECORD_COLUMNS } from './usage-record.rows.js';

type End = (work: Work, note: string) => Promise<void>;

/** Milliseconds until the next attempt, since the meter or the customer has to be fixed first. */
const TRY_AGAIN_AFTER = 3_600_000;
/** Number of refusals after which a record is listed for an administrator. */
const MOST_REFUSALS = 3;

/**
 * Handles Stripe's later reports of refused meter events: reports them to administrators and sends the records again.
 */
@Injectable()
export class MeterReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly alerts: BillingAlertService,
    private readonly bookings: UsageBookingService,
  ) {}

  /**
   * @param stripeId of the thin event, whose data is fetched
   * @param end records the outcome of the event, in the transaction of the repair
   */
  async take(stripeId: string, end: End): Promise<void> {
    const report = reportIn(await this.stripe.client.v2.core.events.retrieve(stripeId));
    await this.unitOfWork.asSystem(async (work) => {
      await this.alerts.raise(work, {
        key: `meter report ${stripeId}`,
        companyId: null,
        message: `Stripe refused ${report.count} meter events (${report.codes.join(', ') || 'without a reason'}). Those it names are told again in an hour; mend the meter or the customer until then.`,
      });
      const refused = await work.rows<UsageRecordRow>(
        `select ${USAGE_RECORD_COLUMNS} from usage_records ur where ur.identifier = any($1) and ur.outcome = 'sent'
          order by ur.id for no key update`,
        [report.identifiers],
      );
      for (const record of refused) await this.repair(work, record);
      await end(
        work,
        `${refused.length} of ${report.count} refused events are told again or listed.`,
      );
    });
  }

  /** Uses a new identifier, since Stripe may remember the old one. */
  private async repair(work: Work, record: UsageRecordRow): Promise<void> {
    const { company_id: companyId, id, refusals } = record;
    if (refusals + 1 >= MOST_REFUSALS) {
      await work.execute(
        `update usage_records set outcome = 'booked', confirmed_at = null, refusals = refusals + 1 where company_id = $1 and id = $2`,
        [companyId, id],
      );
      return this.bookings.add(work, {
        companyId,
        key: `refused ${id}`,
        segments: record.segments,
        usedAt: record.used_at,
        reason: `Stripe refused it ${MOST_REFUSALS} times after it had taken it.`,
      });
    }
    await work.execute(
      `update usage_records set outcome = null, confirmed_at = null, first_tried_at = null, last_tried_at = null,
              refusals = refusals + 1, identifier = split_part(identifier, '~', 1) || '~' || (refusals + 1), not_before = $3
        where company_id = $1 and id = $2`,
      [companyId, id, new Date(work.now.getTime() + TRY_AGAIN_AFTER)],
    );
  }
}

interface MeterReport {
  count: number;
  codes: string[];
  identifiers: string[];
}

/**
 * Parses `v1.billing.meter.error_report_triggered` and `no_meter_found`; they contain samples only, daily sums find the
 * rest.
 */
function reportIn(event: object): MeterReport {
  const { data } = event as {
    data?: {
      reason?: {
        error_count?: number;
        error_types?: {
          code?: string;
          sample_errors?: { request?: { identifier?: string } }[];
        }[];
      };
    };
  };
  const types = data?.reason?.error_types ?? [];
  return {
    count: data?.reason?.error_count ?? 0,
    codes: types.flatMap(({ code }) => code ?? []),
    identifiers: types.flatMap(
      ({ sample_errors: samples }) =>
        samples?.flatMap(({ request }) => request?.identifier ?? []) ?? [],
    ),
  };
}
