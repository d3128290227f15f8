import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
import { Invalid, NotFound } from '#libs/kernel';
import { MessageService, type SendOutcome, TEXT_TEMPLATES } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import { ArrivalAsked } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  progressOf,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  requestIdsOf,
  SHARES_CALL,
  type TalkedAbout,
} from '../requests/request-in-context.rows.js';
import { untoldReason, type UntoldReason } from '../requests/untold-reason.js';
import { wordsOfCall } from '../requests/words-of-call.js';
import { isBoardOpen, mayAskAgainAt } from '../rules/arrival.js';
import { reasonAgainstAsking } from '../rules/replacing.js';
import { itemOf } from '../texting/open-items.js';
import { TextQuestionService } from '../texting/text-question.service.js';
import { draftAbout } from '../requests/draft-about.js';

/** `sent`; `repeated`: they were asked minutes ago, so nothing is sent. Else why they cannot be texted: call them. */
export type ArrivalAsking = 'sent' | 'repeated' | UntoldReason;

type AskedRequest = TalkedAbout & { asked_at: Date | null };

/** Asks a silent worker by text whether they are on their way; YES, LATE 15 or OMW answers it. */
@Injectable()
export class ArrivalAskingService {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly messages: MessageService,
    private readonly questions: TextQuestionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Once per five minutes; of two taps at once the second sends nothing. Callers have checked reach.
   *
   * @throws NotFound the request is gone
   * @throws Invalid the worker is here or is not expected, the board is not open, the call is over or canceled
   */
  async ask(work: Work, requestId: number): Promise<ArrivalAsking> {
    await work.rows('select id from labor_requests where id = $1 for no key update', [requestId]);
    const request = await this.find(work, requestId);
    if (!request) throw new NotFound('LaborRequest');
    const attendance = (await this.attendances.ofRequests(work, [requestId])).get(requestId)!;
    const refused = reasonAgainstAsking(request.state, {
      attendance: attendance.attendance,
      boardOpen: isBoardOpen(request.starts_at, work.now),
      callOver: isCallOver(progressOf(request, attendance), work.now),
      eventCanceled: request.event_canceled,
    });
    if (refused) throw new Invalid(refused.refused, refused.message);
    if (request.asked_at && work.now < mayAskAgainAt(request.asked_at)) return 'repeated';
    return this.send(work, request);
  }

  private async send(work: Work, request: AskedRequest): Promise<ArrivalAsking> {
    const [outcome] = await this.messages.send(work, [
      {
        kind: 'arrival_question',
        ...draftAbout(request),
        body: TEXT_TEMPLATES[request.language].arrivalQuestion(wordsOfCall(request)),
      },
    ]);
    const untold = untoldReason(outcome as SendOutcome);
    if (untold) return untold;
    await this.questions.ask(work, request.phone_number, 'arrival', [itemOf('arrival', request)]);
    await this.facts.record(work, new ArrivalAsked(requestIdsOf(request), null, {}));
    return 'sent';
  }

  private find(work: Work, requestId: number): Promise<AskedRequest | null> {
    return work.row<AskedRequest>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL},
              (select max(m.created_at) from outgoing_messages m
                where m.subject_id = r.id and m.kind = 'arrival_question' and m.status not in ('failed', 'dropped', 'undelivered')) as asked_at
         from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [requestId],
    );
  }
}
