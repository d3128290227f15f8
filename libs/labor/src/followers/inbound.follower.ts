import { companyInTexts, ConsentGranted, Links, TextFact, TextReceived } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
} from '../requests/placed-request.rows.js';
import { RegistrationInvitations } from '../requests/registration-invitations.js';
import { Sending } from '../requests/sending.service.js';
import { TextDialogue } from '../texting/text-dialogue.service.js';
import { TextingSituations } from '../texting/texting-situation.queries.js';

/** Still worth telling: neither deleted nor canceled nor begun, and not answered. */
const OPEN = `r.state = 'pending' and ${LIVE} and not e.canceled and ct.starts_at > $2`;

/** What labor has to say when somebody texts us: messaging knows numbers, we know the people and their jobs. */
@Follower('labor')
export class InboundFollower {
  constructor(
    private readonly sending: Sending,
    private readonly registrations: RegistrationInvitations,
    private readonly links: Links,
    private readonly situations: TextingSituations,
    private readonly dialogue: TextDialogue,
  ) {}

  /** Followed before what is more particular, so that all replies are in the person's language. */
  @OnFact(TextFact)
  async whenTexted(work: Work, { phoneNumber, reply }: TextFact): Promise<void> {
    reply.language = (await this.situations.language(work, phoneNumber)) ?? reply.language;
  }

  /** Offers that waited for the yes go out with the thanks: one line for each event, its link opens all of them. */
  @OnFact(ConsentGranted)
  async whenConsentGranted(work: Work, fact: ConsentGranted): Promise<void> {
    const waiting = await work.rows<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS}
        where w.phone_number = $1 and c.id = any($3) and r.sent_at is null and ${OPEN}
        order by r.id for no key update of r`,
      [fact.phoneNumber, work.now, fact.companyIds],
    );
    if (waiting.length === 0) return;
    for (const request of firstOfEachEvent(waiting))
      fact.reply.offers.push(this.line(work, request));
    await this.registrations.ensure(work, [
      ...new Set(waiting.map((request) => request.worker_id)),
    ]);
    await this.sending.markSent(work, waiting);
  }

  @OnFact(TextReceived)
  whenTextReceived(work: Work, { phoneNumber, words, reply }: TextReceived): Promise<void> {
    return this.dialogue.answer(work, phoneNumber, words, reply);
  }

  private line(work: Work, request: PlacedRequest): ConsentGranted['reply']['offers'][number] {
    return {
      company: companyInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      date: request.event_start_date,
      link: this.links.confirm(work, request.event_slug, request.token_short),
    };
  }
}

function firstOfEachEvent(requests: readonly PlacedRequest[]): PlacedRequest[] {
  const first = new Map<number, PlacedRequest>();
  for (const request of requests)
    if (!first.has(request.event_id)) first.set(request.event_id, request);
  return [...first.values()];
}
