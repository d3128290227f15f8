import { Injectable } from '@nestjs/common';
import { type EventRow, EventService } from '#libs/event';
import {
  companyNameInTexts,
  type Language,
  type MessageDraft,
  MessageService,
  type SendOutcome,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { AttendanceService } from './attendance.service.js';
import { recordCancellations } from './cancellations.js';
import { cancellationDraft, firstOfEachWorker } from './cancellation-text.service.js';
import {
  NOT_SURELY_OVER,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';
import { untoldReason, type UntoldReason } from './untold-reason.js';

/** The result of canceling an event. */
export interface EventCancelingResult {
  /** Number of people who get a text. */
  textedCount: number;
  /** By name; they have to be called. */
  unreached: UnreachedRecipient[];
}

interface UnreachedRecipient {
  name: string;
  reason: UntoldReason;
}

type CrewMember = RequestInContext & { worker_name: string };

interface Recipient {
  name: string;
  draft: MessageDraft;
}

/** Cancels an event and tells its crew. The states of requests stay as they are. */
@Injectable()
export class EventCancelingService {
  constructor(
    private readonly events: EventService,
    private readonly messages: MessageService,
    private readonly attendances: AttendanceService,
  ) {}

  /**
   * Removes the event's steward, withdraws unsent offers and questions, and texts everybody who was asked or
   * confirmed for a future call, and the steward: one text each. Waits for answers in progress.
   *
   * @throws NotFound, Unauthorized, Invalid as `EventService.cancel`
   */
  async cancel(work: Work, slug: string): Promise<EventCancelingResult> {
    const event = await this.events.cancel(work, slug);
    await this.lockRequirements(work, event.id);
    await this.withdrawOffers(work, event.id);

    const told = await this.told(work, event.id);
    recordCancellations(
      work,
      told.flatMap(({ id, state }) => (state === 'confirmed' ? [id] : [])),
    );
    const crew = firstOfEachWorker(told);
    const recipients = [
      ...crew.map((request) => ({
        name: request.worker_name,
        draft: cancellationDraft(request, true),
      })),
      ...(await this.steward(work, event, crew)),
    ];
    const outcomes = await this.messages.send(
      work,
      recipients.map(({ draft }) => draft),
    );
    work.hint({ topic: 'notifications', companyId: event.company_id });
    return resultOf(recipients, outcomes);
  }

  private async lockRequirements(work: Work, eventId: number): Promise<void> {
    const ids = await work.rows<{ id: number }>(
      'select q.id from labor_requirements q join call_times ct on ct.id = q.call_time_id where ct.event_id = $1',
      [eventId],
    );
    await lockRequirements(
      work,
      ids.map(({ id }) => id),
    );
  }

  /** Workers whose offer was not sent do not know of the event; they get no text. */
  private async withdrawOffers(work: Work, eventId: number): Promise<void> {
    const asked = await work.rows<{ id: number }>(
      `select r.id from ${REQUESTS_IN_CONTEXT} where e.id = $1 and r.state = 'pending'`,
      [eventId],
    );
    const askedIds = asked.map(({ id }) => id);
    const requestIds = await this.messages.withdrawOffers(work, askedIds, 'the event was canceled');
    await this.messages.recheckQuestions(work, askedIds);
    if (requestIds.length > 0)
      await work.rows('update labor_requests set sent_at = null where id = any($1)', [requestIds]);
  }

  /** Requests of workers who were asked or are confirmed for a call that is not over, except those clocked in. */
  private async told(work: Work, eventId: number): Promise<CrewMember[]> {
    const asked = await work.rows<CrewMember>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, w.name as worker_name from ${REQUESTS_IN_CONTEXT}
        where e.id = $1 and r.state in ('pending', 'available', 'confirmed') and (r.sent_at is not null or r.state = 'confirmed')
          and ${NOT_SURELY_OVER} and ${NOT_ARCHIVED}
        order by w.name, w.id, ct.starts_at, r.id`,
      [eventId, work.now],
    );
    return this.attendances.expected(work, asked);
  }

  /**
   * The steward as a contact of the company; null when the number is unknown or the steward is on
   * the crew.
   */
  private async steward(
    work: Work,
    event: EventRow,
    crew: readonly RequestInContext[],
  ): Promise<Recipient[]> {
    if (!event.steward) return [];
    const contact = await work.row<{
      id: number;
      name: string;
      phone_number: string;
      language: Language;
    }>(
      'select id, name, phone_number, language from workers where company_id = $1 and user_id = $2 order by id limit 1',
      [event.company_id, event.steward.user.id],
    );
    if (!contact || crew.some((request) => request.worker_id === contact.id)) return [];
    const company = companyNameInTexts({
      companyName: event.company.name,
      companyShortName: event.company.name_short,
    });
    const body = TEXT_TEMPLATES[contact.language].cancellation({
      company,
      event: event.event_name,
      call: null,
      date: event.start_date,
    });
    return [
      {
        name: contact.name,
        draft: {
          kind: 'cancellation',
          companyId: event.company_id,
          phoneNumber: contact.phone_number,
          language: contact.language,
          body,
        },
      },
    ];
  }
}

function resultOf(
  recipients: readonly Recipient[],
  outcomes: readonly SendOutcome[],
): EventCancelingResult {
  const untold = recipients.flatMap(({ name }, at): UnreachedRecipient[] => {
    const reason = untoldReason(outcomes[at]!);
    return reason ? [{ name, reason }] : [];
  });
  return { textedCount: recipients.length - untold.length, unreached: untold };
}
