import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { columnsOf, FactBus, type RowOf, type Work } from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { UsageBooked } from '../billing.facts.js';
import { UsageBooking } from './usage-booking.entity.js';

export type UsageBookingRow = RowOf<UsageBooking>;

export interface BookingDraft {
  companyId: number;
  /** Identifies the usage: listed once. */
  key: string;
  segments: number;
  usedAt: Date;
  reason: string;
}

const COLUMNS = columnsOf(UsageBooking, 'ub');

/** Lists usage that Stripe does not accept any more, for administrators, who book it by hand, once. */
@Injectable()
export class UsageBookingService {
  constructor(
    private readonly alerts: BillingAlertService,
    private readonly facts: FactBus,
  ) {}

  async add(work: Work, { companyId, key, segments, usedAt, reason }: BookingDraft): Promise<void> {
    const isNew = await work.execute(
      `insert into usage_bookings (company_id, key, segments, used_at, reason, listed_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (key) do nothing`,
      [companyId, key, segments, usedAt, reason, work.now],
    );
    if (isNew === 0) return;
    await this.alerts.raise(work, {
      key: `bookings ${companyId} ${work.now.toISOString().slice(0, 10)}`,
      companyId,
      message: `Company ${companyId} used messages that Stripe does not take any more. They are listed; book them once by hand.`,
    });
  }

  /** Those not booked first, then the newest. One statement. */
  list(work: Work, limit = 100): Promise<UsageBookingRow[]> {
    return work.rows(
      `select ${COLUMNS} from usage_bookings ub order by ub.booked_at is not null, ub.id desc limit $1`,
      [limit],
    );
  }

  /**
   * Marks it as booked by an administrator; idempotent.
   *
   * @throws NotFound
   */
  async markBooked(work: Work, bookingId: number): Promise<void> {
    const found = await work.row<UsageBookingRow>(
      `select ${COLUMNS} from usage_bookings ub where ub.id = $1 for no key update`,
      [bookingId],
    );
    if (!found) throw new NotFound('UsageBooking');
    if (found.booked_at) return;
    await work.execute(
      'update usage_bookings set booked_at = $2, booked_by_id = $3 where id = $1',
      [bookingId, work.now, work.actor.userId],
    );
    await this.facts.record(
      work,
      new UsageBooked(found.company_id, bookingId, { segments: found.segments }),
    );
    const left = await work.row(
      'select 1 from usage_bookings ub where ub.company_id = $1 and ub.booked_at is null limit 1',
      [found.company_id],
    );
    if (!left) await this.alerts.clear(work, `bookings ${found.company_id}`);
  }
}
