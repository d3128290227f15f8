import { Injectable } from '@nestjs/common';
import { EventQueries } from '#libs/event';
import { Invalid, looksLikeUuid, NotFound } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { SheetClosed } from '../time-entry.errors.js';
import { ScanJudged } from '../time-entry.facts.js';
import { HoursReplayService } from './hours-replay.service.js';
import { NoShowReturnService } from './no-show-return.service.js';
import type { Scan } from './scan.entity.js';
import { storeDecisions } from './scan.rows.js';

type StoredScan = Pick<
  RowOf<Scan>,
  | 'id'
  | 'worker_id'
  | 'at'
  | 'source'
  | 'user_id'
  | 'wanted_action'
  | 'wanted_call_time_id'
  | 'outcome'
  | 'sentence'
  | 'judgement'
>;

/** What a steward decides about scans that are kept aside. */
@Injectable()
export class ScanJudgingService {
  constructor(
    private readonly events: EventQueries,
    private readonly replays: HoursReplayService,
    private readonly returns: NoShowReturnService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Lets a scan count at its own minute: windows, the station's end and the moment of the confirmation do not matter any
   * more, and a no-show is taken back. Repeating it is harmless.
   *
   * @param workerSlug whose scan it was, where nobody knows
   * @throws NotFound, Unauthorized the actor does not reach the event, or it has no such scan
   * @throws Invalid it counts or was dismissed; nobody knows whose it was; the worker has no call to clock in or out of
   * @throws SheetClosed it would change hours of an approved sheet
   */
  async accept(work: Work, eventSlug: string, scanId: string, workerSlug = ''): Promise<void> {
    const event = await this.events.reached(work, eventSlug);
    const found = await this.find(work, event.id, scanId);
    if (found.judgement === 'accepted') return;
    assertOpen(found);
    const workerId = found.worker_id ?? (await this.workerAt(work, event.company_id, workerSlug));
    // Requests before scans, as whoever takes a scan does.
    await this.replays.lock(work, event.id, [workerId]);
    const scan = await this.find(work, event.id, scanId, 'for update');
    if (scan.judgement === 'accepted') return;
    assertOpen(scan);
    if (scan.sentence === 'no_show' || scan.sentence === 'sheet_approved')
      await this.takeBack(work, event.id, workerId, scan);
    await this.store(work, scanId, 'accepted', workerId);
    const judged = { ...scan, worker_id: workerId, judgement: 'accepted' as const };
    const decided = await this.replays.add(work, { id: event.id, isCanceled: event.canceled }, [
      judged,
    ]);
    const { decision: own, closedCallSlug } = decided.find(({ id }) => id === scanId)!;
    if (closedCallSlug !== null) throw new SheetClosed(closedCallSlug);
    if (own.outcome === 'kept' || own.outcome === 'refused')
      throw new Invalid(
        'scan.nothing_to_clock',
        'This worker has no call here to clock in or out of then. Confirm them for one, or use the time sheet.',
      );
    storeDecisions(
      work,
      decided.map(({ id, decision }) => ({ id, decision, firstAnswer: null })),
    );
    await this.record(work, event, scan, 'accepted', workerId);
  }

  /**
   * The scan never counts. Repeating it is harmless.
   *
   * @throws NotFound, Unauthorized the actor does not reach the event, or it has no such scan
   * @throws Invalid it counts already
   */
  async dismiss(work: Work, eventSlug: string, scanId: string): Promise<void> {
    const event = await this.events.reached(work, eventSlug);
    const scan = await this.find(work, event.id, scanId, 'for update');
    if (scan.judgement === 'dismissed') return;
    assertOpen(scan);
    await this.store(work, scanId, 'dismissed', scan.worker_id);
    await this.record(work, event, scan, 'dismissed', scan.worker_id);
  }

  private async find(
    work: Work,
    eventId: number,
    scanId: string,
    lock: 'for update' | '' = '',
  ): Promise<StoredScan> {
    const scan =
      looksLikeUuid(scanId) &&
      (await work.row<StoredScan>(
        `select sc.id, sc.worker_id, sc.at, sc.source, sc.user_id, sc.wanted_action, sc.wanted_call_time_id, sc.outcome, sc.sentence, sc.judgement
           from scans sc where sc.id = $1 and sc.event_id = $2 ${lock}`,
        [scanId, eventId],
      ));
    if (!scan) throw new NotFound('Scan');
    return scan;
  }

  private async workerAt(work: Work, companyId: number, slug: string): Promise<number> {
    if (!slug)
      throw Invalid.field('worker', 'Nobody knows whose scan this was. Say which worker it is.');
    const found = await work.row<{ id: number }>(
      'select w.id from workers w where w.slug = $1 and w.company_id = $2',
      [slug, companyId],
    );
    if (!found) throw Invalid.field('worker', 'No such worker in this company.');
    return found.id;
  }

  /** Of the call that the scan is nearest to; behind an approved sheet, only for who has no other call there. */
  private async takeBack(
    work: Work,
    eventId: number,
    workerId: number,
    { at, sentence }: StoredScan,
  ): Promise<void> {
    const missed = await work.row<{ id: number }>(
      `select r.id from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
        where ct.event_id = $1 and r.worker_id = $2 and r.state = 'no_show' and q.archived_at is null and ct.archived_at is null
          and ($4 or not exists (select 1 from labor_requests own join labor_requirements oq on oq.id = own.labor_requirement_id
                                   join call_times oct on oct.id = oq.call_time_id
                                  where oct.event_id = $1 and own.worker_id = $2 and own.state = 'confirmed'))
        order by abs(extract(epoch from ct.starts_at - $3::timestamptz)), r.id limit 1`,
      [eventId, workerId, at, sentence === 'no_show'],
    );
    if (missed) await this.returns.takeBack(work, [missed.id]);
  }

  private async store(
    work: Work,
    scanId: string,
    judgement: 'accepted' | 'dismissed',
    workerId: number | null,
  ): Promise<void> {
    await work.execute(
      'update scans set judgement = $2, judged_at = $3, judged_by_user_id = $4, worker_id = $5 where id = $1',
      [scanId, judgement, work.now, work.actor.userId, workerId],
    );
  }

  private async record(
    work: Work,
    event: { id: number; company_id: number },
    { id: scan_id, at, sentence }: StoredScan,
    judgement: 'accepted' | 'dismissed',
    worker_id: number | null,
  ): Promise<void> {
    const about = { scan_id, at: at.toISOString(), sentence, worker_id };
    await this.facts.record(work, new ScanJudged(event.company_id, event.id, judgement, about));
    work.hint({ topic: 'area', companyId: event.company_id, area: 'stations' });
  }
}

function assertOpen({ outcome, judgement }: StoredScan): void {
  if (judgement === 'dismissed') throw new Invalid('scan.dismissed', 'This scan was dismissed.');
  if (outcome !== 'kept' && outcome !== 'refused')
    throw new Invalid('scan.counts', 'This scan counts already. Correct the time sheet instead.');
}
