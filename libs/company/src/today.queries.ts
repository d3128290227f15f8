import { Injectable } from '@nestjs/common';
import { dateIn } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { anyCompanyOf } from './any-company-of.js';

@Injectable()
export class TodayQueries {
  /**
   * Today's date in each zone of some companies and their locations, to be joined in SQL as
   * `jsonb_to_recordset($n::jsonb) as today(zone text, date date)`. Computed in Node like all wall
   * clocks, because PostgreSQL may have other zone tables. One statement.
   *
   * @param companyIds null: all companies
   */
  async datesByZoneUnchecked(work: Work, companyIds: readonly number[] | null): Promise<string> {
    const zones = await work.rows<{ zone: string }>(
      `select time_zone as zone from companies where id = ${anyCompanyOf(1)}
        union select time_zone from location_profiles where time_zone is not null and company_id = ${anyCompanyOf(1)}`,
      [companyIds],
    );
    return JSON.stringify(zones.map(({ zone }) => ({ zone, date: dateIn(zone, work.now) })));
  }
}
