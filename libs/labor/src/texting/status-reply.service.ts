import { Injectable } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { LinkService, type RequestStatus, type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { wordsOfCall } from '../requests/words-of-call.js';
import { currentRequests } from './open-things.js';
import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { OpenThing } from './rules/open-thing.js';
import { companyNameOf, type TextedContact } from './texted-contact.js';

/** As many companies as HELP names. */
const MAX_COMPANIES = 5;

/** Replies with the state of a request, or its link; changes nothing. */
@Injectable()
export class StatusReplyService {
  constructor(private readonly links: LinkService) {}

  /** Replies with the state of the last asked request. */
  sendStatus(work: Work, situation: PhoneSituation, reply: TextReply): void {
    const { dialogue, replies } = TEXT_TEMPLATES[reply.language];
    const last = lastAsked(situation.requests);
    if (!last) return reply.add(replies.nothingOpen);
    const status = this.statusOf(work, last);
    reply.add(status ? dialogue.status(status) : replies.automated(this.linkOf(work, last)));
  }

  /** Replies with the link of the newest open thing, else of the newest request that may still be changed. */
  sendLink(
    work: Work,
    situation: PhoneSituation,
    open: readonly OpenThing[],
    reply: TextReply,
  ): void {
    const { dialogue, replies } = TEXT_TEMPLATES[reply.language];
    const newest = newestOf(open, situation);
    if (newest?.company) return reply.add(replies.howToConsent(companyNameOf(newest.company)));
    // A yes would still drop the call, so the question is said again.
    if (newest?.thing.kind === 'drop' && newest.request)
      reply.add(dialogue.dropQuestion(wordsOfCall(newest.request)));
    const request = newest?.request ?? lastAsked(currentRequests(situation));
    const link =
      newest?.thing.kind === 'time_change' && request?.time_change_token
        ? this.links.timeChange(work, request.time_change_token)
        : request && this.linkOf(work, request);
    reply.add(replies.automated(link ?? null));
  }

  /** Names the companies that text the number, their contacts, and how to stop. */
  help({ contacts }: PhoneSituation, isStopped: boolean, reply: TextReply): void {
    const companies = contacts
      .filter((contact) => contact.is_texted)
      .slice(0, MAX_COMPANIES)
      .map((contact) => ({ name: companyNameOf(contact), contact: contactOf(contact) }));
    reply.add(TEXT_TEMPLATES[reply.language].replies.help({ companies, isStopped }));
  }

  /** Null: it waits for an answer that a text cannot give. */
  private statusOf(work: Work, request: TextedRequest): RequestStatus | null {
    const call = wordsOfCall(request);
    if (request.is_archived || request.event_canceled) return { is: 'canceled', call };
    if (request.is_over) return { is: 'over', call };
    const link = this.linkOf(work, request);
    switch (request.state) {
      case 'available':
        return { is: request.is_full ? 'waiting' : 'available', call, link };
      case 'confirmed':
        return { is: request.cannot_make_new_time ? 'not at new time' : 'confirmed', call, link };
      case 'declined':
        return { is: 'declined', call, link };
      case 'canceled':
        return { is: 'off', call };
      case 'no_show':
        return { is: 'missed', call };
      case 'pending':
        return null;
    }
  }

  private linkOf(work: Work, request: TextedRequest): string {
    return this.links.confirm(work, request.event_slug, request.token_short);
  }
}

/** The request that a number was asked about last; undefined: none. Unsent offers do not count. */
export function lastAsked(requests: readonly TextedRequest[]): TextedRequest | undefined {
  return requests
    .filter(({ state, is_waiting: isWaiting }) => state !== 'pending' || !isWaiting)
    .toSorted((a, b) => b.asked_at.getTime() - a.asked_at.getTime() || b.id - a.id)[0];
}

interface Newest {
  thing: OpenThing;
  request?: TextedRequest | undefined;
  /** Set where the open thing is a company's consent question. */
  company?: TextedContact | undefined;
}

function newestOf(open: readonly OpenThing[], situation: PhoneSituation): Newest | undefined {
  const asked = open.map((thing) => {
    const request = situation.requests.find(({ id }) => id === thing.requestId);
    const company = request
      ? undefined
      : situation.contacts.find((contact) => contact.company_id === thing.companyId);
    return { thing, request, company, at: askedAt(thing, request, company) };
  });
  return asked.toSorted((a, b) => b.at - a.at)[0];
}

/** Whether to drop a call was asked minutes ago: nothing is newer. */
function askedAt(
  { kind }: OpenThing,
  request: TextedRequest | undefined,
  company: TextedContact | undefined,
): number {
  if (kind === 'drop') return Infinity;
  const at = kind === 'time_change' ? request?.time_change_asked_at : request?.asked_at;
  return (at ?? company?.consent_asked_at)?.getTime() ?? 0;
}

function contactOf(contact: TextedContact): string | null {
  const { company_phone_number: phone, company_email: email } = contact;
  return (phone && displayPhone(phone)) || email || null;
}
