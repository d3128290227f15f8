import { Injectable } from '@nestjs/common';
import { anyCompanyOf, type Company } from '#libs/company';
import { NotFound } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import { usageMonths } from './usage-months.js';

/** Segments of SMS that carriers accepted, delivered or not. */
const ACCEPTED_SMS = `channel = 'sms' and status in ('sent', 'delivered', 'undelivered')`;

const DEFAULT_ZONE = 'America/New_York';
const DAYS_COUNTED = 30;
const DAY = 24 * 60 * 60_000;

export type UsageCompany = Pick<RowOf<Company>, 'id' | 'name' | 'name_short' | 'slug'>;

export interface SmsUsage {
  /** All time. */
  total: number;
  /** 'YYYY-MM', ascending: twelve, up to the present month. */
  months: string[];
  /** 'YYYY-MM-DD', up to today. */
  today: string;
  /** Days on which something was sent, within these months. */
  days: { day: string; company_id: number | null; segments: number }[];
  /** The companies, by name. */
  companies: UsageCompany[];
}

/** Usage of SMS. Counts segments, which carriers bill, not messages. */
@Injectable()
export class SmsUsageQueries {
  /**
   * Segments of the last 30 days: of the companies that the actor manages or owns, of all for
   * administrators. One statement.
   */
  async segmentsOfLast30Days(work: Work): Promise<number> {
    const since = new Date(work.now.getTime() - DAYS_COUNTED * DAY);
    const ids = work.actor.companyIdsReachedAs('manager', 'owner');
    const sum = await work.row<{ segments: number }>(
      `select coalesce(sum(segments), 0)::bigint as segments from outgoing_messages
        where ${ACCEPTED_SMS} and sent_at >= $1 and ${ofCompanies(ids, '$2')}`,
      [since, ids],
    );
    return sum!.segments;
  }

  /**
   * Twelve months by day, in the zone of the (first) company; for administrators of all companies,
   * in New York's. Three statements.
   *
   * @throws NotFound the actor neither manages nor owns a company, and is no administrator
   */
  async lastTwelveMonths(work: Work): Promise<SmsUsage> {
    const ids = work.actor.companyIdsReachedAs('manager', 'owner');
    const companies = await work.rows<UsageCompany & Pick<RowOf<Company>, 'time_zone'>>(
      `select id, name, name_short, slug, time_zone from companies where id = ${anyCompanyOf(1)} order by lower(name), name, id`,
      [ids],
    );
    const first = companies.find(({ id }) => id === ids?.[0]);
    if (ids && !first) throw new NotFound('Company');
    const zone = first?.time_zone ?? DEFAULT_ZONE;
    const { months, today, since } = usageMonths(work.now, zone);
    const days = await work.rows<SmsUsage['days'][number]>(
      `select to_char(sent_at at time zone $3, 'YYYY-MM-DD') as day, company_id, sum(segments)::bigint as segments
         from outgoing_messages where ${ACCEPTED_SMS} and sent_at >= $1 and ${ofCompanies(ids, '$2')}
        group by 1, 2 order by 1, 2`,
      [since, ids, zone],
    );
    const total = await work.row<{ segments: number }>(
      `select coalesce(sum(segments), 0)::bigint as segments from outgoing_messages where ${ACCEPTED_SMS} and ${ofCompanies(ids, '$1')}`,
      [ids],
    );
    return { total: total!.segments, months, today, days, companies };
  }
}

/**
 * Two texts, since a plan for both would read the texts of all companies for one; not `anyCompanyOf`, since all includes texts
 * of no company.
 *
 * @param ids null: all
 */
function ofCompanies(ids: readonly number[] | null, parameter: string): string {
  return ids === null ? `${parameter}::bigint[] is null` : `company_id = any(${parameter})`;
}
