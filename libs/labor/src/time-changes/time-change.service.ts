import { Injectable } from '@nestjs/common';
import { looksLikeUuid, Unknown } from '#libs/kernel';
import { companyNameInTexts, LinkService, MessageService, TEXT_TEMPLATES } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { TimeChangeAnswered } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';

const DAYS_TO_ANSWER = 7;
const DAY = 24 * 60 * 60_000;

/** Date and time before the move: 'YYYY-MM-DD' and 'HH:MM:SS'. */
export interface PreviousTime {
  date: string;
  time: string;
}

interface RequestWithTimeChange extends RequestInContext {
  time_change_token: string;
}

/**
 * Asks the confirmed crew of a moved call again, and stores the answers. An answer leaves the
 * request's state.
 */
@Injectable()
export class TimeChangeService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Asks everybody confirmed for the call, in a fixed number of statements. Closes earlier
   * questions and clears reminder marks. Asks nobody when the new time is past: then somebody
   * corrects old data.
   */
  async announce(work: Work, callTimeId: number, before: PreviousTime): Promise<void> {
    await work.rows(
      'select id from labor_requirements where call_time_id = $1 order by id for no key update',
      [callTimeId],
    );
    const crew = await this.ask(work, callTimeId, before);
    if (crew.length === 0) return;
    await this.messages.send(
      work,
      crew.map((request) => {
        const templates = TEXT_TEMPLATES[request.language];
        const company = companyNameInTexts({
          companyName: request.company_name,
          companyShortName: request.company_short_name,
        });
        return {
          kind: 'time_change' as const,
          companyId: request.company_id,
          phoneNumber: request.phone_number,
          language: request.language,
          aboutId: request.id,
          callStartsAt: request.starts_at,
          timeZone: request.time_zone,
          body: templates.timeChange({
            company,
            event: request.event_name,
            call: request.call_name,
            date: request.date,
            time: request.time,
            link: this.links.timeChange(work, request.time_change_token),
          }),
          consentQuestion: templates.consentQuestion({
            sender: {
              firstName: work.actor.firstName,
              companyName: request.company_name,
              companyShortName: request.company_short_name,
            },
          }),
        };
      }),
    );
  }

  /**
   * Stores an answer, once.
   *
   * @throws Unknown no such token, or expired or answered
   */
  async answer(
    work: Work,
    token: string,
    cantDoIt: boolean,
    message: string | null,
  ): Promise<void> {
    const request = looksLikeUuid(token)
      ? await this.recordAnswer(work, token, cantDoIt, message)
      : null;
    if (!request)
      throw new Unknown(
        'time_change.unknown',
        'This link is no longer valid: it was answered, or it has expired.',
      );
    await this.facts.record(work, new TimeChangeAnswered(requestIdsOf(request), cantDoIt, message));
  }

  private ask(
    work: Work,
    callTimeId: number,
    before: PreviousTime,
  ): Promise<RequestWithTimeChange[]> {
    return work.rows<RequestWithTimeChange>(
      `with crew as (
         select r.id from ${REQUESTS_IN_CONTEXT}
          where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and not e.canceled and ct.starts_at > $2
       ), ended as (
         update time_changes set expires_at = $2 where labor_request_id in (select id from crew) and answered_at is null and expires_at > $2
       ), forgotten as (
         update labor_requests set reminder_sent_at = null where id in (select id from crew) and reminder_sent_at is not null
       ), asked as (
         insert into time_changes (labor_request_id, previous_date, previous_time, created_at, expires_at)
         select id, $3::date, $4::time, $2::timestamptz, $5::timestamptz from crew order by id
         returning labor_request_id, token
       )
       select ${REQUEST_IN_CONTEXT_COLUMNS}, asked.token as time_change_token
         from ${REQUESTS_IN_CONTEXT} join asked on asked.labor_request_id = r.id order by r.id`,
      [
        callTimeId,
        work.now,
        before.date,
        before.time,
        new Date(work.now.getTime() + DAYS_TO_ANSWER * DAY),
      ],
    );
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
