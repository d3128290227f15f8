import { Injectable } from '@nestjs/common';
import { validatePhone } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { NamingColumn, RateLine } from './rules/rate-table.js';

/** Ids of what a typed name means in the company; none or several are possible. */
export type MeantIds = (column: NamingColumn, typed: string) => readonly number[];

const NUMBER_END = `w.name || ' · ' || right(w.phone_number, 4)`;

@Injectable()
export class RateLineNamingQueries {
  /**
   * What the names in a table mean: a worker by name, name and end of the number, number or slug; an event by name or slug; a
   * requirement by slug; a skill and a location by name. One statement.
   */
  async ofLinesUnchecked(
    work: Work,
    companyId: number,
    lines: readonly RateLine[],
  ): Promise<MeantIds> {
    const typed = (column: NamingColumn): string[] => [
      ...new Set(lines.map(({ cells }) => cells[column]).filter((text) => text !== '')),
    ];
    const workers = typed('worker');
    const rows = await work.rows<{ column: NamingColumn; typed: string; id: number }>(
      `with typed_worker as (select * from unnest($2::text[], $3::text[]) as given(text, phone)),
            ours as (select w.id, w.slug, w.name, w.phone_number from workers w where w.company_id = $1 and w.erased_at is null)
       select 'worker' as column, given.text as typed, w.id from typed_worker given join ours w on w.slug = given.text
       union select 'worker', given.text, w.id from typed_worker given join ours w on w.phone_number = given.phone
       union select 'worker', given.text, w.id from typed_worker given join ours w on lower(w.name) = lower(given.text)
       union select 'worker', given.text, w.id from typed_worker given join ours w on lower(${NUMBER_END}) = lower(given.text)
       union select 'skill', given.text, t.id from unnest($4::text[]) as given(text)
          join labor_types t on t.company_id = $1 and lower(t.name) = lower(given.text)
       union select 'location', given.text, l.id from unnest($5::text[]) as given(text)
          join location_profiles l on l.company_id = $1 and lower(l.name) = lower(given.text)
       union select 'event', given.text, e.id from unnest($6::text[]) as given(text)
          join events e on e.company_id = $1 and e.archived_at is null and (e.slug = given.text or lower(e.event_name) = lower(given.text))
       union select 'requirement', given.text, q.id from unnest($7::text[]) as given(text)
          join labor_requirements q on q.slug = given.text and q.archived_at is null
          join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id and e.company_id = $1`,
      [
        ...[companyId, workers, workers.map((text) => validatePhone(text))],
        ...[typed('skill'), typed('location'), typed('event'), typed('requirement')],
      ],
    );
    const meant = new Map<string, number[]>();
    for (const { column, typed: text, id } of rows) {
      const ids = meant.get(`${column} ${text}`);
      if (ids) ids.push(id);
      else meant.set(`${column} ${text}`, [id]);
    }
    return (column, text) => meant.get(`${column} ${text}`) ?? [];
  }
}
