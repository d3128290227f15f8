import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { Invalid, NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { DisputeAnswered, HoursDisputed } from '../time-entry.facts.js';
import { DisputedCallDeleted, DisputeIsAnswered, DisputeIsOpen } from '../time-entry.errors.js';
import { HoursTextService } from './hours-text.service.js';

const LONGEST = 500;

interface DisputedRow {
  request_id: number;
  requirement_id: number;
  call_time_id: number;
  company_id: number;
}

interface OpenDispute extends DisputedRow {
  steward_id: number | null;
  answered_at: Date | null;
}

/** Workers say what is wrong with their hours; stewards and managers answer. */
@Injectable()
export class HoursDisputeService {
  constructor(
    private readonly texts: HoursTextService,
    private readonly facts: FactBus,
  ) {}

  /**
   * The signed-in worker disputes the hours, or the no-show, of one of their calls, in whatever state the sheet is.
   *
   * @returns the id of the dispute
   * @throws NotFound no such request of this worker
   * @throws Invalid naming `sentence`: blank, or longer than 500 characters; there are no hours to dispute
   * @throws DisputedCallDeleted with its event or requirement, too
   * @throws DisputeIsOpen
   */
  async open(work: Work, requestId: number, sentence: string): Promise<number> {
    const said = readSentence('sentence', sentence);
    const row = await this.lockOwn(work, requestId);
    const dispute = await work.row<{ id: number }>(
      `insert into time_entry_disputes (company_id, call_time_id, labor_request_id, sentence, user_id, created_at)
       values ($1, $2, $3, $4, $5, $6)
           on conflict (labor_request_id) where answered_at is null do nothing returning id`,
      [row.company_id, row.call_time_id, requestId, said, work.actor.userId, work.now],
    );
    if (!dispute) throw new DisputeIsOpen();
    await this.facts.record(work, new HoursDisputed(row.company_id, requestId, said));
    hintScreens(work, row);
    return dispute.id;
  }

  /**
   * Answers an open dispute, and texts the worker; corrections are made on the time sheet.
   *
   * @throws NotFound, Unauthorized the actor does not reach its call
   * @throws Invalid naming `answer`: blank, or longer than 500 characters
   * @throws DisputeIsAnswered
   */
  async answer(work: Work, disputeId: number, answer: string): Promise<void> {
    const dispute = await work.row<OpenDispute>(
      `select ted.labor_request_id as request_id, ted.call_time_id, ted.company_id, ted.answered_at, e.steward_id,
              r.labor_requirement_id as requirement_id
         from time_entry_disputes ted
         join labor_requests r on r.id = ted.labor_request_id
         join call_times ct on ct.id = ted.call_time_id
         join events e on e.id = ct.event_id
        where ted.id = $1 and ct.archived_at is null for update of ted`,
      [disputeId],
    );
    if (!dispute) throw new NotFound('Dispute');
    assertReached(work.actor, dispute, 'Dispute');
    const said = readSentence('answer', answer);
    if (dispute.answered_at) throw new DisputeIsAnswered();
    const { company_id: companyId, request_id: requestId } = dispute;
    work.executeWithoutWaiting(
      'update time_entry_disputes set answer = $2, answered_at = $3, answered_by_user_id = $4 where id = $1',
      [disputeId, said, work.now, work.actor.userId],
    );
    await this.facts.record(work, new DisputeAnswered(companyId, requestId, said));
    await this.texts.tellAnswered(work, requestId, said);
    hintScreens(work, dispute);
  }

  /** A request with hours, or a no-show. */
  private async lockOwn(work: Work, requestId: number): Promise<DisputedRow> {
    const row = await work.row<DisputedRow & { disputable: boolean; deleted: boolean }>(
      `select r.id as request_id, q.id as requirement_id, ct.id as call_time_id, w.company_id,
              r.state = 'no_show' or (ct.starts_at <= $3 and r.state = 'confirmed')
                or exists (select 1 from time_entries te where te.labor_request_id = r.id) as disputable,
              q.archived_at is not null or ct.archived_at is not null or e.archived_at is not null as deleted
         from labor_requests r
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where r.id = $1 and w.user_id = $2 for share of r`,
      [requestId, work.actor.userId, work.now],
    );
    if (!row) throw new NotFound('LaborRequest');
    if (!row.disputable)
      throw new Invalid('time_sheet.no_hours', 'This call has no hours to dispute yet.');
    if (row.deleted) throw new DisputedCallDeleted();
    return row;
  }
}

function hintScreens(work: Work, row: DisputedRow): void {
  const { company_id: companyId, call_time_id: id, requirement_id: requirementId } = row;
  work.hint({ topic: 'changed', companyId, subject: 'call_time', id });
  work.hint({ topic: 'requirement', requirementId, requestId: row.request_id });
}

function readSentence(field: 'sentence' | 'answer', text: string): string {
  const said = text.trim();
  if (said === '') throw Invalid.field(field, 'This field may not be blank.');
  if (said.length > LONGEST) throw Invalid.field(field, `At most ${LONGEST} characters.`);
  return said;
}
