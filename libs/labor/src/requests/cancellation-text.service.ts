import { Injectable } from '@nestjs/common';
import { wallClock } from '#libs/kernel';
import {
  companyNameInTexts,
  type MessageDraft,
  MessageService,
  type SendOutcome,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from './attendance.service.js';
import {
  NOT_SURELY_OVER,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  SHARES_CALL,
  type TalkedAbout,
} from './request-in-context.rows.js';
import { untoldReason, type UntoldReason } from './untold-reason.js';
import { wordsOfCall } from './words-of-call.js';
import { draftAbout } from './draft-about.js';

/** The deleted entity. Queue the texts before the rows are deleted, or archived at the instant of the work. */
export type CancellationScope =
  { requirementId: number } | { callTimeId: number } | { eventId: number };

/** "Please do not come", for workers who are confirmed for a call that is not over, and who are not clocked in. */
@Injectable()
export class CancellationTextService {
  /** Outcomes of texts about deletions in running transactions, for their answers. */
  private readonly outcomes = new WeakMap<Work, SendOutcome[]>();

  constructor(
    private readonly messages: MessageService,
    private readonly attendances: AttendanceService,
  ) {}

  /**
   * To one worker whom a manager takes off a call.
   *
   * @param stays whether the request still exists afterwards, so that the text can refer to it
   * @returns why the worker gets no text; null: they get one
   */
  async tellTakenOff(
    work: Work,
    request: RequestInContext,
    stays = true,
  ): Promise<UntoldReason | null> {
    const role = await work.row<Pick<TalkedAbout, 'shares_call'>>(
      `select ${SHARES_CALL} from ${REQUESTS_IN_CONTEXT} where r.id = $1`,
      [request.id],
    );
    const draft = {
      ...takenOffDraft({ ...request, ...role }),
      aboutId: stays ? request.id : null,
    };
    const [outcome] = await this.messages.send(work, [draft]);
    return untoldReason(outcome!);
  }

  /**
   * One text for each worker and call; for a whole event one for each worker. None for a canceled event, whose crew was
   * told at its cancellation. See `outcomesOf`.
   *
   * @returns ids of the requests of who is told, also where one text is about several
   */
  async queue(work: Work, canceled: CancellationScope): Promise<number[]> {
    const told = await this.told(work, canceled);
    await this.tell(
      work,
      firstOfEachWorker(told).map((request) =>
        // The call takes place, and its worker may be on it in another role.
        'requirementId' in canceled && request.shares_call
          ? takenOffDraft(request)
          : cancellationDraft(request, 'eventId' in canceled),
      ),
    );
    return told.map(({ id }) => id);
  }

  /**
   * To workers who were clocked in for something that is deleted. See `outcomesOf`.
   *
   * @param endedAt by request, the end of its hours that counts
   */
  async tellShiftsEnded(work: Work, endedAt: ReadonlyMap<number, Date>): Promise<void> {
    const ended = await work.rows<TalkedAbout>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL} from ${REQUESTS_IN_CONTEXT} where r.id = any($1) order by r.id`,
      [[...endedAt.keys()]],
    );
    await this.tell(
      work,
      ended.map((request) => shiftEndedDraft(request, endedAt.get(request.id)!)),
    );
  }

  /** Outcomes of the texts about everything that this transaction has deleted. */
  outcomesOf(work: Work): readonly SendOutcome[] {
    return this.outcomes.get(work) ?? [];
  }

  private async tell(work: Work, drafts: readonly MessageDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    const outcomes = await this.messages.send(work, drafts);
    this.outcomes.set(work, [...this.outcomesOf(work), ...outcomes]);
  }

  /**
   * Earlier archived calls were reported then. A call that is deleted with its event is covered by the event's text.
   */
  private async told(work: Work, canceled: CancellationScope): Promise<TalkedAbout[]> {
    const [column, id] = idColumnOf(canceled);
    const eventStays = column === 'e.id' ? notArchivedBefore('e') : 'e.archived_at is null';
    const confirmed = await work.rows<TalkedAbout>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL} from ${REQUESTS_IN_CONTEXT}
        where ${column} = $1 and r.state = 'confirmed' and ${NOT_SURELY_OVER} and not e.canceled
          and ${notArchivedBefore('q')} and ${notArchivedBefore('ct')} and ${eventStays}
        order by w.id, ct.starts_at, r.id`,
      [id, work.now],
    );
    return this.attendances.expected(work, confirmed);
  }
}

/** The earliest of each worker; by worker, then by start. */
export function firstOfEachWorker<Request extends RequestInContext>(
  requests: readonly Request[],
): Request[] {
  return requests.filter(
    (request, at) => at === 0 || requests[at - 1]!.worker_id !== request.worker_id,
  );
}

/** `$2` is the instant of the work, at which its archiving is stamped. */
const notArchivedBefore = (alias: string): string =>
  `(${alias}.archived_at is null or ${alias}.archived_at = $2)`;

function idColumnOf(canceled: CancellationScope): [column: string, id: number] {
  if ('requirementId' in canceled) return ['q.id', canceled.requirementId];
  if ('callTimeId' in canceled) return ['ct.id', canceled.callTimeId];
  return ['e.id', canceled.eventId];
}

/** About the one call, or about the whole event with its first day. */
export function cancellationDraft(request: RequestInContext, wholeEvent: boolean): MessageDraft {
  return {
    kind: 'cancellation',
    ...draftAbout(request),
    body: TEXT_TEMPLATES[request.language].cancellation({
      company: companyNameInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      call: wholeEvent ? null : request.call_name,
      date: wholeEvent ? request.event_start_date : request.date,
    }),
  };
}

/** To one of the crew, while the call takes place. */
function takenOffDraft(request: TalkedAbout): MessageDraft {
  return {
    ...cancellationDraft(request, false),
    body: TEXT_TEMPLATES[request.language].takenOff(wordsOfCall(request)),
  };
}

/** To one of the crew whose shift ends with the call. */
function shiftEndedDraft(request: TalkedAbout, endedAt: Date): MessageDraft {
  const until = wallClock(endedAt, request.time_zone).slice(11);
  return {
    ...cancellationDraft(request, false),
    body: TEXT_TEMPLATES[request.language].shiftEnded({ ...wordsOfCall(request), until }),
  };
}
