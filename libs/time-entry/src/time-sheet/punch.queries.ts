import { Injectable } from '@nestjs/common';
import { nameOfUser } from '#libs/identity';
import type { RowOf, Work } from '#libs/platform';
import type { Punch } from '../hours/punch.entity.js';
import { type TimeSheetRow, ShiftService } from '../hours/shift.service.js';
import type { SheetField } from './rules/cell-value.js';
import { type PunchRule, ruleOfPunch } from './rules/punch-rule.js';
import type { Shift } from '../hours/shift.js';

/** A punch, who made it, and the rule by which its minute counts. */
export interface ExplainedPunch extends Pick<
  RowOf<Punch>,
  'id' | 'edge' | 'raw_at' | 'counted_at' | 'source' | 'recorded_at'
> {
  /** Full name, else user name; null: the holder of a clock-in link, or an erased person. */
  person: string | null;
  /** Null: it voids, restores or removes. */
  rule: PunchRule | null;
}

export interface ExplainedRow {
  worker: string;
  /** IANA name. */
  zone: string;
  /** The rules that applied: as frozen at the first sign-out, before that the present ones. */
  rules: { minimumMinutes: number; roundUpMinutes: number; mealTriggerMinutes: number };
  /** Half hours or hours to which typed times are rounded. */
  target: 0 | 30;
  isFrozen: boolean;
  /** In the order they were recorded. */
  punches: ExplainedPunch[];
}

type PunchRow = Omit<ExplainedPunch, 'rule'>;

const EDGES: Record<SheetField, readonly string[]> = {
  start_time: ['start', 'restored', 'voided'],
  end_time: ['end', 'end_removed', 'restored', 'voided'],
  breaks: ['break_start', 'break_removed'],
};

/** What the hours of a row come from. */
@Injectable()
export class PunchQueries {
  constructor(private readonly shifts: ShiftService) {}

  /**
   * The punches of a row of a time sheet that the actor reaches. Three statements.
   *
   * @throws NotFound no such call, or no such request on it
   * @throws Unauthorized a steward who does not run the event
   */
  async ofRow(work: Work, row: TimeSheetRow): Promise<ExplainedRow> {
    const [shift, rows] = await Promise.all([
      this.shifts.readOnTimeSheet(work, row),
      work.rows<PunchRow>(
        `select p.id, p.edge, p.raw_at, p.counted_at, p.source, p.recorded_at, ${nameOfUser('u')} as person
           from punches p join time_entries te on te.id = p.time_entry_id left join users u on u.id = p.user_id
          where te.labor_request_id = $1 order by p.id`,
        [row.requestId],
      ),
    ]);
    const { rules, zone, roundUpTarget: target } = shift;
    return {
      ...{ worker: shift.workerName, zone, rules, target },
      isFrozen: shift.hours?.frozenRules != null,
      punches: explained(rows, shift),
    };
  }

  /** The name of whoever changed a cell last; null: nobody, or the worker. One statement. */
  async lastToChangeUnchecked(
    work: Work,
    requestId: number,
    field: SheetField,
  ): Promise<string | null> {
    const row = await work.row<{ person: string | null }>(
      `select ${nameOfUser('u')} as person
         from punches p join time_entries te on te.id = p.time_entry_id left join users u on u.id = p.user_id
        where te.labor_request_id = $1 and p.edge = any($2) order by p.id desc limit 1`,
      [requestId, EDGES[field]],
    );
    return row?.person ?? null;
  }
}

/** The start that counted at each punch is that of the last one before it. */
function explained(rows: readonly PunchRow[], shift: Shift): ExplainedPunch[] {
  const { zone, scheduledStart, roundUpTarget: target, rules } = shift;
  let startAt: Date | null = null;
  return rows.map((row) => {
    const { edge, raw_at: rawAt, counted_at: countedAt, source, recorded_at: recordedAt } = row;
    const punch = { edge, rawAt, countedAt, source, recordedAt };
    const rule = ruleOfPunch(punch, { ...rules, zone, scheduledStart, target, startAt });
    if (edge === 'start' || edge === 'restored') startAt = countedAt;
    return { ...row, rule };
  });
}
