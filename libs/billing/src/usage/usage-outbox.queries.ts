import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { USAGE_RECORD_COLUMNS, type UsageRecordRow } from './usage-record.rows.js';

/** One hour of a company: accepted and doubtful segments. */
export interface HourRows {
  rows: UsageRecordRow[];
  /** Segments that earlier comparisons found at Stripe. */
  settled: number;
}

/** The outbox of usage. One statement each; for tasks. */
@Injectable()
export class UsageOutboxQueries {
  /** Rows that are not done, the oldest first. */
  openUnchecked(
    work: Work,
    companyId: number,
    afterId: number,
    limit: number,
  ): Promise<UsageRecordRow[]> {
    return work.rows(
      `select ${USAGE_RECORD_COLUMNS} from usage_records ur
        where ur.company_id = $1 and ur.id > $2 and ur.outcome is null and (ur.not_before is null or ur.not_before <= $4)
        order by ur.id limit $3`,
      [companyId, afterId, limit, work.now],
    );
  }

  /** Every row of an hour, locked, so that nothing is sent to Stripe during the comparison. */
  async lockHourUnchecked(
    work: Work,
    companyId: number,
    start: Date,
    end: Date,
  ): Promise<HourRows> {
    const rows = await work.rows<UsageRecordRow>(
      `select ${USAGE_RECORD_COLUMNS} from usage_records ur
        where ur.company_id = $1 and ur.used_at >= $2 and ur.used_at < $3 order by ur.id for no key update`,
      [companyId, start, end],
    );
    const hour = await work.row<{ settled: number }>(
      'select uh.settled from usage_hours uh where uh.company_id = $1 and uh.starts_at = $2',
      [companyId, start],
    );
    return { rows, settled: hour?.settled ?? 0 };
  }

  /** Known segments of each hour at Stripe: accepted ones, and those that comparisons found. */
  knownByHourUnchecked(
    work: Work,
    companyId: number,
    start: Date,
    end: Date,
  ): Promise<{ starts_at: Date; segments: number }[]> {
    return work.rows(
      `select known.starts_at, sum(known.segments)::int as segments from (
         select date_bin('1 hour', ur.used_at, timestamptz '2000-01-01') as starts_at, ur.segments from usage_records ur
          where ur.company_id = $1 and ur.used_at >= $2 and ur.used_at < $3 and ur.confirmed_at is not null
         union all
         select uh.starts_at, uh.settled from usage_hours uh where uh.company_id = $1 and uh.starts_at >= $2 and uh.starts_at < $3
       ) known group by known.starts_at order by known.starts_at`,
      [companyId, start, end],
    );
  }

  /** Sums of a period: segments that our messages used, those listed for an administrator, and rows that are not done. */
  async sumsUnchecked(
    work: Work,
    companyId: number,
    start: Date,
    end: Date,
  ): Promise<{ used: number; listed: number; open: number }> {
    const row = await work.row<{ used: number; listed: number; open: number }>(
      `select coalesce(sum(ur.segments) filter (where ur.message_id is not null and ur.outcome is distinct from 'free'), 0)::int as used,
              count(*) filter (where ur.outcome is null)::int as open,
              (select coalesce(sum(ub.segments), 0)::int from usage_bookings ub
                where ub.company_id = $1 and ub.used_at >= $2 and ub.used_at < $3) as listed
         from usage_records ur where ur.company_id = $1 and ur.used_at >= $2 and ur.used_at < $3`,
      [companyId, start, end],
    );
    return row!;
  }

  /** Companies whose usage is billed. */
  async billedCompanyIds(work: Work): Promise<number[]> {
    const rows = await work.rows<{ company_id: number }>(
      `select ba.company_id from billing_accounts ba
        where ba.stripe_customer_id is not null and ba.subscribed_at is not null order by ba.company_id`,
    );
    return rows.map((row) => row.company_id);
  }
}
