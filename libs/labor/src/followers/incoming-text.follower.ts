import {
  companyNameInTexts,
  ConsentGranted,
  LinkService,
  TextFact,
  TextReceived,
} from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import {
  NOT_SURELY_OVER,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import { RegistrationInvitationService } from '../workers/registration-invitation.service.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { TextDialogueService } from '../texting/text-dialogue.service.js';
import { PhoneSituationQueries } from '../texting/phone-situation.queries.js';

/** Still worth telling: neither deleted nor canceled, not answered, and perhaps not over. */
const OPEN = `r.state = 'pending' and ${NOT_ARCHIVED} and not e.canceled and ${NOT_SURELY_OVER}`;

/**
 * Adds labor's part to the reply to an incoming text: messaging knows numbers, labor knows workers.
 */
@Follower('labor')
export class IncomingTextFollower {
  constructor(
    private readonly sending: OfferSendingService,
    private readonly registrations: RegistrationInvitationService,
    private readonly links: LinkService,
    private readonly situations: PhoneSituationQueries,
    private readonly dialogue: TextDialogueService,
    private readonly attendances: AttendanceService,
  ) {}

  /** Sets the language of the reply before the followers of the more specific facts write it. */
  @OnFact(TextFact)
  async whenTexted(work: Work, { phoneNumber, reply }: TextFact): Promise<void> {
    const language = await this.situations.language(work, phoneNumber);
    reply.isOfSomebody = language !== null;
    reply.language = language ?? reply.language;
    if (reply.isOfSomebody) await this.hintConversations(work, phoneNumber);
  }

  /**
   * Sends the waiting offers with the reply: one line for each event; its link opens all its
   * offers.
   */
  @OnFact(ConsentGranted)
  async whenConsentGranted(work: Work, fact: ConsentGranted): Promise<void> {
    const queued = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where w.phone_number = $1 and c.id = any($3) and r.sent_at is null and ${OPEN}
        order by r.id for no key update of r`,
      [fact.phoneNumber, work.now, fact.companyIds],
    );
    const waiting = await this.attendances.withoutOver(work, queued);
    if (waiting.length === 0) return;
    for (const request of firstOfEachEvent(waiting))
      fact.reply.offers.push(this.offerLine(work, request));
    await this.registrations.ensureTokens(work, [
      ...new Set(waiting.map((request) => request.worker_id)),
    ]);
    await this.sending.markSent(work, waiting);
  }

  @OnFact(TextReceived)
  whenTextReceived(work: Work, received: TextReceived): Promise<void> {
    return this.dialogue.answer(work, received);
  }

  /** The pages that show what was written with this number. */
  private async hintConversations(work: Work, phoneNumber: string): Promise<void> {
    const companies = await work.rows<{ company_id: number }>(
      'select distinct company_id from workers where phone_number = $1',
      [phoneNumber],
    );
    for (const { company_id: companyId } of companies)
      work.hint({ topic: 'area', companyId, area: 'messages' });
  }

  private offerLine(
    work: Work,
    request: RequestInContext,
  ): ConsentGranted['reply']['offers'][number] {
    return {
      company: companyNameInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      date: request.event_start_date,
      startedAt: request.starts_at <= work.now ? request.time : null,
      link: this.links.confirm(work, request.event_slug, request.token_short),
    };
  }
}

function firstOfEachEvent(requests: readonly RequestInContext[]): RequestInContext[] {
  const first = new Map<number, RequestInContext>();
  for (const request of requests)
    if (!first.has(request.event_id)) first.set(request.event_id, request);
  return [...first.values()];
}
