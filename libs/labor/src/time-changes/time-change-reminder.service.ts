import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { LinkService, MessageService, type SendCounts } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RequestTextResent } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { isAcceptedForSending, sendCountsOf } from '../requests/send-counts.js';
import { type RequestWithTimeChange, timeChangeDraft } from './time-change-draft.js';

/** Nobody is asked twice within this time. */
const PAUSE = '1 hour';

type Unanswered = RequestWithTimeChange & { was_just_asked: boolean };

/** Asks those once more who have not answered the latest move of a call. */
@Injectable()
export class TimeChangeReminderService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Sends the question again, with the same link, in a fixed number of statements. Leaves out whom it was sent to within
   * the last hour, or is about to be. Of two simultaneous calls the second waits and finds them all asked.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async send(work: Work, callSlug: string): Promise<SendCounts> {
    const call = await this.calls.lockReached(work, callSlug);
    const open = await this.lockUnanswered(work, call.id);
    const due = open.filter((request) => !request.was_just_asked);
    const outcomes = await this.messages.send(
      work,
      due.map((request) => timeChangeDraft(work, this.links, request)),
    );
    for (const [at, request] of due.entries())
      if (isAcceptedForSending(outcomes[at]!))
        await this.facts.record(
          work,
          new RequestTextResent(requestIdsOf(request), null, { kind: 'time_change' }),
        );
    const counts = sendCountsOf(outcomes);
    return counts.queued > 0 ? counts : { ...counts, alreadySent: open.length - due.length };
  }

  private lockUnanswered(work: Work, callTimeId: number): Promise<Unanswered[]> {
    return work.rows<Unanswered>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, tc.token as time_change_token,
              exists (select from outgoing_messages m where m.subject_id = r.id and m.kind = 'time_change'
                         and (m.status in ('queued', 'held', 'sending') or (m.status in ('sent', 'delivered') and m.created_at > $2::timestamptz - interval '${PAUSE}'))
                     ) as was_just_asked
         from ${REQUESTS_IN_CONTEXT} join time_changes tc on tc.labor_request_id = r.id
        where ct.id = $1 and r.state = 'confirmed' and tc.answered_at is null and tc.expires_at > $2 and ct.starts_at > $2
          and not e.canceled and ${NOT_ARCHIVED}
        order by r.id for no key update of r`,
      [callTimeId, work.now],
    );
  }
}
