import { Injectable } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { Invalid } from '#libs/kernel';
import {
  isAcceptedForSending,
  NOT_ARCHIVED,
  NOT_SURELY_OVER,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  sendCountsOf,
} from '#libs/labor';
import {
  companyNameInTexts,
  LinkService,
  type MessageDraft,
  MessageService,
  type SendCounts,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { ClockInCodesSent } from '../time-entry.facts.js';
import { insertMissingTokens } from './clock-in-token.service.js';

/** A confirmed worker of the event with the code, of which nothing was texted yet. */
type CodeHolder = RequestInContext & { token_id: number; token: string };

/** *Send QR to all*: texts each confirmed worker of an event the page with their clock-in code, once. */
@Injectable()
export class ClockInCodeSendingService {
  constructor(
    private readonly events: EventQueries,
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /**
   * One text for each worker, whatever the number of their calls; who may not be texted keeps waiting for it. Of two
   * simultaneous calls the second waits, and finds everybody texted.
   *
   * @throws NotFound, Unauthorized the actor does not manage the event's company
   * @throws Invalid the company tracks no time
   */
  async send(work: Work, eventSlug: string): Promise<SendCounts> {
    const event = await this.events.lockManaged(work, eventSlug);
    if (!event.company.time_tracking)
      throw new Invalid(
        'clock_in.not_tracked',
        'This company does not track time, so there are no codes.',
      );
    const crew = event.canceled ? [] : await this.confirmed(work, event.id);
    if (crew.length > 0) insertMissingTokens(work, idsOf(event, crew));
    const holders = await this.withoutText(work, crew);
    const outcomes = await this.messages.send(
      work,
      holders.map((holder) => this.draft(work, holder)),
    );
    const told = holders.filter((_, at) => isAcceptedForSending(outcomes[at]!));
    await this.mark(work, event, told);
    const counts = sendCountsOf(outcomes);
    const alreadySent = counts.queued > 0 ? 0 : crew.length - holders.length;
    return { ...counts, alreadySent, eventCanceled: event.canceled ? 1 : 0 };
  }

  /** The earliest call of each worker that is not surely over. */
  private confirmed(work: Work, eventId: number): Promise<RequestInContext[]> {
    return work.rows<RequestInContext>(
      `select * from (
         select distinct on (w.id) ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
          where e.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and ${NOT_SURELY_OVER}
          order by w.id, ct.starts_at, r.id) crew
       order by crew.id`,
      [eventId, work.now],
    );
  }

  private async withoutText(work: Work, crew: readonly RequestInContext[]): Promise<CodeHolder[]> {
    if (crew.length === 0) return [];
    const tokens = await work.rows<{ id: number; worker_id: number; token: string }>(
      `select cit.id, cit.worker_id, cit.token from clock_in_tokens cit
        where cit.event_id = $1 and cit.worker_id = any($2::bigint[]) and cit.qr_sent_at is null
        order by cit.id for no key update`,
      [crew[0]!.event_id, crew.map(({ worker_id: id }) => id)],
    );
    return crew.flatMap((request) => {
      const mine = tokens.find(({ worker_id: id }) => id === request.worker_id);
      return mine ? [{ ...request, token_id: mine.id, token: mine.token }] : [];
    });
  }

  private draft(work: Work, holder: CodeHolder): MessageDraft {
    return {
      kind: 'clock_in_code',
      companyId: holder.company_id,
      phoneNumber: holder.phone_number,
      language: holder.language,
      aboutId: holder.id,
      callStartsAt: holder.starts_at,
      timeZone: holder.time_zone,
      body: TEXT_TEMPLATES[holder.language].clockInCode({
        company: companyNameInTexts({
          companyName: holder.company_name,
          companyShortName: holder.company_short_name,
        }),
        event: holder.event_name,
        date: holder.date,
        link: this.links.clockInCode(work, holder.event_slug, holder.token),
      }),
    };
  }

  private async mark(work: Work, event: EventRow, told: readonly CodeHolder[]): Promise<void> {
    if (told.length === 0) return;
    await work.rows('update clock_in_tokens set qr_sent_at = $2 where id = any($1::bigint[])', [
      told.map(({ token_id: id }) => id),
      work.now,
    ]);
    await this.facts.record(work, new ClockInCodesSent(event.company_id, event.id, told.length));
  }
}

function idsOf(
  { id: eventId }: EventRow,
  crew: readonly RequestInContext[],
): { eventId: number; workerId: number }[] {
  return crew.map(({ worker_id: workerId }) => ({ eventId, workerId }));
}
