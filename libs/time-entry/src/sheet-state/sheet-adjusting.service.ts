import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { CallTimeQueries } from '#libs/call-time';
import { assertManaged, EventQueries } from '#libs/event';
import { Invalid } from '#libs/kernel';
import { lockRequirementsOfRequests } from '#libs/labor';
import { FactBus, type Work } from '#libs/platform';
import { SheetGuardService } from '../hours/sheet-guard.service.js';
import { HoursAdjusted } from '../time-entry.facts.js';
import { ScanJudgingService } from '../scans/scan-judging.service.js';
import type { RowSnapshot } from '../time-sheet/row-state.js';
import { SheetHistoryService } from '../time-sheet/sheet-history.service.js';

const LONGEST_REASON = 500;

interface RowOnClosedSheet {
  request_id: number;
  call_time_id: number;
  company_id: number;
}

/** Changes hours of approved sheets, with a reason that is kept beside the values before and after. */
@Injectable()
export class SheetAdjustingService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly events: EventQueries,
    private readonly guard: SheetGuardService,
    private readonly history: SheetHistoryService,
    private readonly judging: ScanJudgingService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Runs a verb of the time sheet, also where the sheet is approved, and keeps what it changed there as adjustments.
   * Without a reason the verb runs as ever, and refuses approved sheets.
   *
   * @param requestIds the rows that the verb may change; null: any of the call
   * @param reason 1 to 500 characters; null or blank: none
   * @throws NotFound, Unauthorized the actor does not reach the call; a steward, where the sheet is approved
   * @throws Invalid naming `reason`: too long
   */
  async change<T>(
    work: Work,
    callTimeSlug: string,
    requestIds: readonly number[] | null,
    reason: string | null,
    verb: () => Promise<T>,
  ): Promise<T> {
    const said = readReason(reason);
    if (said === null) return verb();
    const call = await this.calls.reached(work, callTimeSlug);
    const closed = await this.lockClosed(
      work,
      'q.call_time_id = $1 and ($2::bigint[] is null or r.id = any($2))',
      [call.id, requestIds],
    );
    if (closed.length > 0) assertManaged(work.actor, call.event, 'CallTime');
    return this.adjust(work, closed, said, verb);
  }

  /**
   * Accepts a scan that came after the approval; see `ScanJudgingService.accept`.
   *
   * @throws what `accept` throws, and as `change`
   */
  async acceptScan(
    work: Work,
    eventSlug: string,
    scanId: string,
    workerSlug: string,
    reason: string | null,
  ): Promise<void> {
    const verb = (): Promise<void> => this.judging.accept(work, eventSlug, scanId, workerSlug);
    const said = readReason(reason);
    if (said === null) return verb();
    const event = await this.events.reached(work, eventSlug);
    const closed = await this.lockClosed(
      work,
      `ct.event_id = $1 and r.worker_id = coalesce(
         (select sc.worker_id from scans sc where sc.id::text = $2 and sc.event_id = $1),
         (select w.id from workers w where w.slug = $3 and w.company_id = $4))`,
      [event.id, scanId, workerSlug, event.company_id],
    );
    if (closed.length > 0) assertManaged(work.actor, event, 'Event');
    return this.adjust(work, closed, said, verb);
  }

  private async adjust<T>(
    work: Work,
    closed: readonly RowOnClosedSheet[],
    reason: string,
    verb: () => Promise<T>,
  ): Promise<T> {
    if (closed.length === 0) return verb();
    const ids = closed.map(({ request_id: id }) => id);
    const before = await this.history.states(work, ids);
    const result = await this.guard.adjust(work, verb);
    const after = await this.history.states(work, ids);
    await this.keep(work, closed, reason, { before, after });
    return result;
  }

  /** Rows of approved sheets, locked in the order of every other verb. */
  private async lockClosed(
    work: Work,
    which: string,
    parameters: unknown[],
  ): Promise<RowOnClosedSheet[]> {
    const select = `
      select r.id as request_id, ct.id as call_time_id, e.company_id
        from labor_requests r
        join labor_requirements q on q.id = r.labor_requirement_id
        join call_times ct on ct.id = q.call_time_id
        join events e on e.id = ct.event_id`;
    const asked = await work.rows<RowOnClosedSheet>(`${select} where ${which}`, parameters);
    const ids = asked.map(({ request_id: id }) => id);
    lockRequirementsOfRequests(work, ids);
    work.executeWithoutWaiting(
      'select id from labor_requests where id = any($1) order by id for update',
      [ids],
    );
    return work.rows<RowOnClosedSheet>(
      `${select} join time_sheets ts on ts.call_time_id = ct.id
        where r.id = any($1) and ts.state in ('approved', 'exported') order by r.id`,
      [ids],
    );
  }

  private async keep(
    work: Work,
    rows: readonly RowOnClosedSheet[],
    reason: string,
    states: { before: readonly RowSnapshot[]; after: readonly RowSnapshot[] },
  ): Promise<void> {
    const changed = rows.flatMap((row) => {
      const of = ({ request_id: id }: RowSnapshot): boolean => id === row.request_id;
      const [before, after] = [states.before.find(of)!, states.after.find(of)!];
      return isDeepStrictEqual(before, after) ? [] : [{ ...row, before, after }];
    });
    if (changed.length === 0) return;
    work.executeWithoutWaiting(
      `insert into time_entry_adjustments (company_id, call_time_id, labor_request_id, before, after, reason, user_id, created_at)
       select change.company_id, change.call_time_id, change.request_id, change.before, change.after, $2, $3, $4
         from jsonb_to_recordset($1::jsonb) as change(company_id bigint, call_time_id bigint, request_id bigint, before jsonb, after jsonb)
        order by change.request_id`,
      [JSON.stringify(changed), reason, work.actor.userId, work.now],
    );
    for (const { company_id: companyId, request_id: requestId, before, after } of changed) {
      const was = spanOf(before);
      const kept = { reason, ...spanOf(after) };
      await this.facts.record(work, new HoursAdjusted(companyId, requestId, was, kept));
    }
  }
}

/** As the audit trail tells it; the adjustment has all of the row. */
function spanOf({ hours, state }: RowSnapshot): object {
  return { state, start_at: hours?.start_at ?? null, end_at: hours?.end_at ?? null };
}

function readReason(reason: string | null): string | null {
  const said = reason?.trim() ?? '';
  if (said.length > LONGEST_REASON)
    throw Invalid.field('reason', `At most ${LONGEST_REASON} characters.`);
  return said || null;
}
