import { Inject, Injectable } from '@nestjs/common';
import { looksLikeUuid } from '#libs/kernel';
import { LinkService, MessageService, type SendOutcome } from '#libs/messaging';
import { CONFIGURATION, type Configuration, FactBus, type Work } from '#libs/platform';
import { TimeChangeAnswered } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { crewToAsk, openTimeChanges, type PreviousTime } from './open-time-changes.js';
import { type RequestWithTimeChange, timeChangeDraft } from './time-change-draft.js';
import { TimeChangeGone } from './time-change.errors.js';

/**
 * Asks the confirmed crew of a moved call again, and stores the answers. An answer leaves the
 * request's state.
 */
@Injectable()
export class TimeChangeService {
  /** Outcomes of texts about moves in running transactions, for their answers. */
  private readonly outcomes = new WeakMap<Work, SendOutcome[]>();

  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
    @Inject(CONFIGURATION)
    private readonly configuration: Pick<Configuration, 'moveTextDelaySeconds' | 'secretKey'>,
  ) {}

  /**
   * Asks everybody confirmed for the call, in a fixed number of statements. The texts wait a minute: another move
   * withdraws them, so that several moves are one text, and none once the call is back. Sends nothing when the new time
   * is in the past: then old data is being corrected.
   */
  async announce(work: Work, callTimeId: number, before: PreviousTime): Promise<void> {
    await work.rows(
      'select id from labor_requirements where call_time_id = $1 order by id for no key update',
      [callTimeId],
    );
    const crew = await crewToAsk(work, callTimeId);
    if (crew.length === 0) return;
    await this.messages.withdrawTimeChanges(
      work,
      crew.map(({ id }) => id),
      'the call moved',
    );
    const key = this.configuration.secretKey ?? '';
    await this.tell(work, await openTimeChanges(work, crew, before, key));
  }

  /** Texts the links of open time changes; not at once, since calls are often moved twice. */
  async tell(work: Work, requests: readonly RequestWithTimeChange[]): Promise<void> {
    const delaySeconds = this.configuration.moveTextDelaySeconds;
    const outcomes = await this.messages.send(
      work,
      requests.map((request) => ({ ...timeChangeDraft(work, this.links, request), delaySeconds })),
    );
    this.outcomes.set(work, [...(this.outcomes.get(work) ?? []), ...outcomes]);
  }

  /** Outcomes of the texts about all moves of this transaction. */
  outcomesOf(work: Work): readonly SendOutcome[] {
    return this.outcomes.get(work) ?? [];
  }

  /**
   * Stores an answer, once.
   *
   * @throws TimeChangeGone no such token, or expired or answered
   */
  async answer(
    work: Work,
    token: string,
    cantDoIt: boolean,
    message: string | null,
  ): Promise<void> {
    if (!(await this.answerIfOpen(work, token, cantDoIt, message))) throw new TimeChangeGone();
  }

  /** Stores an answer, once. @returns false when there is no such token, or it is expired or answered */
  async answerIfOpen(
    work: Work,
    token: string,
    cantDoIt: boolean,
    message: string | null = null,
  ): Promise<boolean> {
    const request = looksLikeUuid(token)
      ? await this.recordAnswer(work, token, cantDoIt, message)
      : null;
    if (!request) return false;
    await this.facts.record(work, new TimeChangeAnswered(requestIdsOf(request), cantDoIt, message));
    return true;
  }

  /** The condition lets only one answer through. */
  private recordAnswer(
    work: Work,
    token: string,
    cantDoIt: boolean,
    message: string | null,
  ): Promise<RequestInContext | null> {
    return work.row<RequestInContext>(
      `with answered as (
         update time_changes set answered_at = $2, cant_do_it = $3, message = $4
          where token = $1 and answered_at is null and expires_at > $2
          returning labor_request_id
       )
       select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} join answered on answered.labor_request_id = r.id where ${NOT_ARCHIVED}`,
      [token, work.now, cantDoIt, message],
    );
  }
}
