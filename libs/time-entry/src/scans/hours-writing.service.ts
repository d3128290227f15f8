import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import type { PunchSource } from '../hours/punch.entity.js';
import type { Shift } from '../hours/shift.js';
import type { TimeEntry } from '../hours/time-entry.entity.js';
import { SheetGuardService } from '../hours/sheet-guard.service.js';
import { TimeRecorded } from '../time-entry.facts.js';

/** A punch that follows from a scan. */
export interface ScanPunch {
  scanId: string;
  edge: 'start' | 'end' | 'voided' | 'restored';
  rawAt: Date;
  countedAt: Date | null;
  source: PunchSource;
  userId: number | null;
}

/** What a replay makes of the hours of one request. */
export interface HoursAfterReplay {
  shift: Shift;
  entry: TimeEntry | null;
  /** Null: the entry stays as it is, or there is none. */
  change: { startAt: Date; endAt: Date | null; voidedAt: Date | null; action: string } | null;
  /** In the order of time. */
  punches: readonly ScanPunch[];
}

/** Writes the hours of many requests with a fixed number of statements. */
@Injectable()
export class HoursWritingService {
  constructor(
    private readonly facts: FactBus,
    private readonly guard: SheetGuardService,
  ) {}

  /** At most three statements, and those of the followers. The caller holds the locks of the requests. @throws SheetClosed */
  async write(work: Work, all: readonly HoursAfterReplay[]): Promise<void> {
    for (const { shift } of all) this.guard.noteChange(work, shift);
    const changed = all.filter(({ change }) => change !== null);
    const ids = await this.insertEntries(
      work,
      changed.filter(({ entry }) => !entry),
    );
    this.updateEntries(
      work,
      changed.filter(({ entry }) => entry),
    );
    const idOf = ({ entry, shift }: HoursAfterReplay): number =>
      entry?.id ?? ids.get(shift.requestId)!;
    this.insertPunches(
      work,
      all.flatMap((each) => each.punches.map((punch) => ({ ...punch, entryId: idOf(each) }))),
    );
    for (const each of changed) await this.record(work, each, idOf(each));
  }

  private async insertEntries(
    work: Work,
    added: readonly HoursAfterReplay[],
  ): Promise<Map<number, number>> {
    if (added.length === 0) return new Map();
    const rows = await work.rows<{ id: number; labor_request_id: number }>(
      `insert into time_entries (labor_request_id, start_at, end_at, minimum_minutes, meal_trigger_minutes, round_up_minutes, round_up_target, time_zone, created_at, updated_at)
       select given.*, $9, $9 from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[]) as given
       returning id, labor_request_id`,
      [added.map(({ shift }) => shift.requestId), ...valuesOf(added), work.now],
    );
    return new Map(rows.map((row) => [row.labor_request_id, row.id]));
  }

  private updateEntries(work: Work, updated: readonly HoursAfterReplay[]): void {
    if (updated.length === 0) return;
    work.executeWithoutWaiting(
      `update time_entries te
          set start_at = given.start_at, end_at = given.end_at, voided_at = given.voided_at,
              minimum_minutes = coalesce(te.minimum_minutes, given.minimum), meal_trigger_minutes = coalesce(te.meal_trigger_minutes, given.trigger),
              round_up_minutes = coalesce(te.round_up_minutes, given.round_up), round_up_target = coalesce(te.round_up_target, given.target),
              time_zone = coalesce(te.time_zone, given.zone), updated_at = $10
         from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[], $9::timestamptz[])
           as given(id, start_at, end_at, minimum, trigger, round_up, target, zone, voided_at)
        where te.id = given.id`,
      [
        updated.map(({ entry }) => entry!.id),
        ...valuesOf(updated),
        updated.map(({ change }) => change!.voidedAt),
        work.now,
      ],
    );
  }

  private insertPunches(work: Work, punches: readonly (ScanPunch & { entryId: number })[]): void {
    if (punches.length === 0) return;
    work.executeWithoutWaiting(
      `insert into punches (time_entry_id, edge, raw_at, counted_at, source, user_id, scan_id, recorded_at)
       select entry_id, edge, raw_at, counted_at, source, user_id, scan_id, $8
         from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::bigint[], $7::uuid[])
           with ordinality as given(entry_id, edge, raw_at, counted_at, source, user_id, scan_id, nth) order by nth`,
      [
        punches.map(({ entryId }) => entryId),
        punches.map(({ edge }) => edge),
        punches.map(({ rawAt }) => rawAt),
        punches.map(({ countedAt }) => countedAt),
        punches.map(({ source }) => source),
        punches.map(({ userId }) => userId),
        punches.map(({ scanId }) => scanId),
        work.now,
      ],
    );
  }

  private async record(
    work: Work,
    { shift, entry, change }: HoursAfterReplay,
    timeEntryId: number,
  ): Promise<void> {
    const { companyId, callTimeId, requestId, requirementId } = shift;
    const { before, after } = entry ? difference(entry, change!) : firstHours(change!);
    await this.facts.record(
      work,
      new TimeRecorded(
        companyId,
        timeEntryId,
        callTimeId,
        requestId,
        change!.action,
        before,
        after,
      ),
    );
    work.hint({ topic: 'requirement', requirementId, requestId });
  }
}

type Hours = Pick<TimeEntry, 'startAt' | 'endAt' | 'voidedAt'>;

function firstHours({ startAt, endAt }: Hours): { before: null; after: object } {
  return { before: null, after: { start_at: startAt, end_at: endAt } };
}

function difference(entry: Hours, change: Hours): { before: object; after: object } {
  const columns = { start_at: 'startAt', end_at: 'endAt', voided_at: 'voidedAt' } as const;
  const changed = Object.entries(columns).filter(
    ([, of]) => entry[of]?.getTime() !== change[of]?.getTime(),
  );
  const values = (hours: Hours): object =>
    Object.fromEntries(changed.map(([column, of]) => [column, hours[of]]));
  return { before: values(entry), after: values(change) };
}

/** Start, end, and the work rules where the shift ends: minimum, trigger, round-up, target, zone. */
function valuesOf(all: readonly HoursAfterReplay[]): unknown[][] {
  const ended = all.map(({ shift, change }) => (change!.endAt ? shift : null));
  return [
    all.map(({ change }) => change!.startAt),
    all.map(({ change }) => change!.endAt),
    ended.map((shift) => shift?.rules.minimumMinutes ?? null),
    ended.map((shift) => shift?.rules.mealTriggerMinutes ?? null),
    ended.map((shift) => shift?.rules.roundUpMinutes ?? null),
    ended.map((shift) => shift?.roundUpTarget ?? null),
    ended.map((shift) => shift?.zone ?? null),
  ];
}
