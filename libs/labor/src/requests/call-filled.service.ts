import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
import { Invalid, NotFound } from '#libs/kernel';
import { type MessageDraft, MessageService, TEXT_TEMPLATES } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import { reasonAgainstCallFilled } from '../rules/manager-choices.js';
import { AttendanceService } from './attendance.service.js';
import { deleteRequests } from './delete-requests.js';
import { RequestDeleted } from './labor-request.facts.js';
import {
  NOT_ARCHIVED,
  progressOf,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { untoldReason, type UntoldReason } from './untold-reason.js';
import { wordsOfCall } from './words-of-call.js';
import { draftAbout } from './draft-about.js';

/** Tells who waits for a full call that it is filled, and closes the request. */
@Injectable()
export class CallFilledService {
  constructor(
    private readonly messages: MessageService,
    private readonly attendances: AttendanceService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Texts the worker and deletes the request, so that its link ends. Who was not asked yet gets no text.
   *
   * @returns why the worker gets no text; null: they get one, or none is due
   * @throws NotFound the request is gone
   * @throws Invalid places are open, the request is answered otherwise, the call is over or canceled
   */
  async tell(work: Work, requestId: number): Promise<UntoldReason | null> {
    lockRequirementsOfRequests(work, [requestId]);
    const request = await work.row<RequestInContext & { confirmed: number }>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS},
              (select count(*)::int from labor_requests where labor_requirement_id = q.id and state = 'confirmed') as confirmed
         from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [requestId],
    );
    if (!request) throw new NotFound('LaborRequest');
    await this.assertFilled(work, request);
    await this.facts.record(
      work,
      new RequestDeleted(
        requestIdsOf(request),
        { state: request.state, reserved: request.reserved },
        null,
      ),
    );
    const untold = request.sent_at ? await this.text(work, request) : null;
    await deleteRequests(work, [requestId]);
    return untold;
  }

  private async assertFilled(
    work: Work,
    request: RequestInContext & { confirmed: number },
  ): Promise<void> {
    const attendance = (await this.attendances.ofRequests(work, [request.id])).get(request.id)!;
    const refused = reasonAgainstCallFilled(request.state, {
      full: request.confirmed >= request.needed_labor,
      eventCanceled: request.event_canceled,
      callOver: isCallOver(progressOf(request, attendance), work.now),
    });
    if (refused) throw new Invalid(refused.refused, refused.message);
  }

  private async text(work: Work, request: RequestInContext): Promise<UntoldReason | null> {
    const [outcome] = await this.messages.send(work, [callFilledDraft(request)]);
    return untoldReason(outcome!);
  }
}

/** Without a reference to the request, which is gone when the text leaves. */
export function callFilledDraft(request: RequestInContext): MessageDraft {
  return {
    kind: 'call_filled',
    ...draftAbout(request),
    aboutId: null,
    body: TEXT_TEMPLATES[request.language].callFilled(wordsOfCall(request)),
  };
}
