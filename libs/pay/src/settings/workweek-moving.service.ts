import { Injectable } from '@nestjs/common';
import { addDays, dateIn, Invalid } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  type EarlierPlacement,
  firstDayToMove,
  isSamePlacement,
  movedWorkweek,
  type WorkweekPlacement,
} from './rules/moved-workweek.js';

/** The day from which a workweek is to count cannot be that. */
export class WorkweekDayRefused extends Invalid {
  constructor(sentence: string) {
    super('pay_settings.workweek_from_invalid', sentence, { workweek_from: sentence });
  }
}

interface History {
  earlier: EarlierPlacement[];
  /** Last day that is closed; null: none is. */
  closedUntil: string | null;
  hasHours: boolean;
}

/**
 * Moves workweeks: from a day on, so that weeks that have begun stay as they were. A move is meant to last, and takes effect
 * where a workweek begins (29 CFR 778.105). The caller has checked the right.
 */
@Injectable()
export class WorkweekMovingService {
  /**
   * @param from 'YYYY-MM-DD': the new weeks begin at their first start on it or later. Null: tomorrow in both zones, or, where
   *   nobody has worked yet, as if it had always been so; another zone alone comes with a move that is still to happen.
   *   Without a move: the day from which the last one counts
   * @returns the day from which the present workweek counts; null: from the beginning
   * @throws WorkweekDayRefused the day is years away or closed, or less than two weeks after another move
   */
  async move(
    work: Work,
    companyId: number,
    { before, next }: { before: WorkweekPlacement; next: WorkweekPlacement },
    from: string | null,
  ): Promise<string | null> {
    // A closing of this company waits here, or has frozen what it paid.
    await work.rows('select id from companies where id = $1 for no key update', [companyId]);
    const history = await this.historyOf(work, companyId);
    if (from !== null) assertNear(from, dateIn(next.zone, work.now));
    const earlier = isSamePlacement(before, next)
      ? redated(history, next, from)
      : moved(history, { before, next }, from, tomorrowIn([before.zone, next.zone], work.now));
    if (earlier !== history.earlier) await this.write(work, companyId, earlier);
    return earlier.at(-1)?.until ?? null;
  }

  private async historyOf(work: Work, companyId: number): Promise<History> {
    const row = await work.row<{
      earlier: EarlierPlacement[];
      closed_until: string | null;
      has_hours: boolean;
    }>(
      `select (select coalesce(json_agg(json_build_object('zone', ew.time_zone, 'day', ew.workweek_day, 'minute', ew.workweek_minute, 'until', ew.until) order by ew.until), '[]')
                 from earlier_workweeks ew where ew.company_id = $1) as earlier,
              (select max(pp.ends_on)::text from pay_periods pp where pp.company_id = $1) as closed_until,
              exists (select from time_entries te where te.company_id = $1) as has_hours`,
      [companyId],
    );
    return { earlier: row!.earlier, closedUntil: row!.closed_until, hasHours: row!.has_hours };
  }

  private async write(
    work: Work,
    companyId: number,
    earlier: readonly EarlierPlacement[],
  ): Promise<void> {
    await work.rows(
      `with gone as (
         delete from earlier_workweeks ew where ew.company_id = $1 and ew.until <> all($2::date[]))
       insert into earlier_workweeks as ew (company_id, until, time_zone, workweek_day, workweek_minute)
       select $1, given.* from unnest($2::date[], $3::text[], $4::int[], $5::int[]) given
       on conflict (company_id, until) do update
         set time_zone = excluded.time_zone, workweek_day = excluded.workweek_day, workweek_minute = excluded.workweek_minute
       where (ew.time_zone, ew.workweek_day, ew.workweek_minute) is distinct from
             (excluded.time_zone, excluded.workweek_day, excluded.workweek_minute)`,
      [
        companyId,
        ...(['until', 'zone', 'day', 'minute'] as const).map((key) =>
          earlier.map((each) => each[key]),
        ),
      ],
    );
  }
}

function moved(
  history: History,
  { before, next }: { before: WorkweekPlacement; next: WorkweekPlacement },
  from: string | null,
  tomorrow: string,
): EarlierPlacement[] {
  const { earlier, closedUntil, hasHours } = history;
  const isZoneAlone = before.day === next.day && before.minute === next.minute;
  if (from === null && !hasHours && closedUntil === null)
    return isZoneAlone ? inZone(earlier, next) : [];
  if (from !== null) assertOpen(history, from);
  const pending = isZoneAlone ? earlier.find(({ until }) => until >= tomorrow) : undefined;
  const kept = earlier.filter(({ until }) => until < tomorrow);
  const first = firstDayToMove(kept);
  const day = from ?? pending?.until ?? (first > tomorrow ? first : tomorrow);
  return movedWorkweek(earlier, before, next, day) ?? refuseSoon(earlier, day);
}

/** Moves of a company in whose zone nobody has worked: days that somebody named stay. */
function inZone(earlier: readonly EarlierPlacement[], next: WorkweekPlacement): EarlierPlacement[] {
  return earlier
    .map((each) => ({ ...each, zone: next.zone }))
    .filter((each) => !isSamePlacement(each, next));
}

/** The first day that has begun in none of the zones. */
function tomorrowIn(zones: readonly string[], now: Date): string {
  const [latest = ''] = zones
    .map((zone) => dateIn(zone, now))
    .sort()
    .reverse();
  return addDays(latest, 1);
}

/** The same workweek, from another day on. */
function redated(
  history: History,
  now: WorkweekPlacement,
  from: string | null,
): EarlierPlacement[] {
  const { earlier, closedUntil } = history;
  const last = earlier.at(-1);
  if (!last || from === null || from === last.until) return earlier;
  if (closedUntil !== null && last.until <= closedUntil)
    throw new WorkweekDayRefused(
      `The workweek counts from ${last.until} on, and pay is closed until ${closedUntil}.`,
    );
  assertOpen(history, from);
  const others = earlier.slice(0, -1);
  return movedWorkweek(others, last, now, from) ?? refuseSoon(others, from);
}

function assertNear(from: string, today: string): void {
  if (from < addDays(today, -3653) || from > addDays(today, 366))
    throw new WorkweekDayRefused('Choose a day of the last ten years or the next one.');
}

function assertOpen({ closedUntil }: History, from: string): void {
  if (closedUntil !== null && from <= closedUntil)
    throw new WorkweekDayRefused(`Pay is closed until ${closedUntil}: choose a later day.`);
}

function refuseSoon(earlier: readonly EarlierPlacement[], from: string): never {
  const before = earlier.filter(({ until }) => until < from);
  throw new WorkweekDayRefused(
    `The workweek was moved on ${before.at(-1)!.until}, and a move is meant to last: choose that day, or ${firstDayToMove(before)} or later.`,
  );
}
