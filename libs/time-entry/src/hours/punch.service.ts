import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import type { Punch, PunchSource } from './punch.entity.js';
import type { Shift } from './shift.js';
import { TimeRecorded } from '../time-entry.facts.js';
import { SheetGuardService } from './sheet-guard.service.js';

export interface NewPunch {
  edge: Punch['edge'];
  /** When it happened, or the instant entered by hand. */
  rawAt: Date;
  /** The instant that counts; null: none. */
  countedAt: Date | null;
}

/** An action of the time sheet, with the changed columns before and after. */
export interface HoursChange {
  action: string;
  before: object | null;
  after: object | null;
}

/** Records punches beside the hours that count, and the fact. */
@Injectable()
export class PunchService {
  constructor(
    private readonly facts: FactBus,
    private readonly guard: SheetGuardService,
  ) {}

  /** @throws SheetClosed */
  async record(
    work: Work,
    shift: Shift,
    timeEntryId: number,
    edges: readonly NewPunch[],
    source: PunchSource,
    recorded: HoursChange,
  ): Promise<void> {
    this.guard.noteChange(work, shift);
    work.executeWithoutWaiting(
      `insert into punches (time_entry_id, edge, raw_at, counted_at, source, user_id, recorded_at)
       select $1, edge, raw_at, counted_at, $2, $3, $4
         from unnest($5::text[], $6::timestamptz[], $7::timestamptz[]) with ordinality as edges(edge, raw_at, counted_at, nth) order by nth`,
      [
        timeEntryId,
        source,
        work.actor.userId,
        work.now,
        edges.map(({ edge }) => edge),
        edges.map(({ rawAt }) => rawAt),
        edges.map(({ countedAt }) => countedAt),
      ],
    );
    const { companyId, callTimeId, requestId, requirementId } = shift;
    await this.facts.record(
      work,
      new TimeRecorded(
        companyId,
        timeEntryId,
        callTimeId,
        requestId,
        recorded.action,
        recorded.before,
        recorded.after,
      ),
    );
    work.hint({ topic: 'requirement', requirementId, requestId });
  }
}
