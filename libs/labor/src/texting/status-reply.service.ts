import { Injectable } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { LinkService, type RequestStatus, type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { wordsOfCall } from '../requests/words-of-call.js';
import { isClockedIn } from '../rules/attendance.js';
import { lastAsked, type LastQuestion, newestOf } from './newest-question.js';
import { currentRequests } from './open-items.js';
import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { OpenItem } from './rules/open-item.js';
import { companyNameOf, type TextedContact } from './texted-contact.js';

/** As many companies as HELP names. */
const MAX_COMPANIES = 5;

/** Replies with the state of a request, or its link; changes nothing. */
@Injectable()
export class StatusReplyService {
  constructor(private readonly links: LinkService) {}

  /** Replies with the state of the last asked request. */
  sendStatus(
    work: Work,
    situation: PhoneSituation,
    question: LastQuestion | null,
    reply: TextReply,
  ): void {
    const { dialogue, replies } = TEXT_TEMPLATES[reply.language];
    const last = lastAsked(situation, question);
    if (!last) return reply.add(replies.nothingOpen);
    const status = this.statusOf(work, last);
    reply.add(status ? dialogue.status(status) : replies.automated(this.linkOf(work, last)));
  }

  /** Replies with the state of the request whose worker was told last that it is canceled; nothing when it is gone. */
  sendCanceled(work: Work, situation: PhoneSituation, reply: TextReply): void {
    const newest = situation.told_off_at?.getTime();
    const canceled = situation.requests.find((each) => each.told_off_at?.getTime() === newest);
    const status = canceled && this.statusOf(work, canceled);
    if (status) reply.add(TEXT_TEMPLATES[reply.language].dialogue.status(status));
  }

  /** Replies with the link of the newest open item, else of the newest request that may still be changed. */
  sendLink(
    work: Work,
    situation: PhoneSituation,
    open: readonly OpenItem[],
    question: LastQuestion | null,
    reply: TextReply,
  ): void {
    const { dialogue, replies } = TEXT_TEMPLATES[reply.language];
    const newest = newestOf(open, situation);
    if (newest?.company) return reply.add(replies.howToConsent(companyNameOf(newest.company)));
    // A yes would still drop the call, so the question is said again.
    if (newest?.item.kind === 'drop' && newest.request)
      reply.add(dialogue.dropQuestion(wordsOfCall(newest.request)));
    if (newest?.item.kind === 'arrival' && newest.request)
      reply.add(dialogue.arrivalHelp(wordsOfCall(newest.request)));
    const current = { ...situation, requests: currentRequests(situation) };
    const request = newest?.request ?? lastAsked(current, question);
    const link =
      newest?.item.kind === 'time_change' && request?.time_change_token
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
        if (isClockedIn(request.attendance)) return { is: 'in', call };
        if (request.attendance === 'worked') return { is: 'worked', call };
        return { is: request.cannot_make_new_time ? 'not at new time' : 'confirmed', call, link };
      case 'declined':
        return wasTakenOff(request) ? { is: 'off', call } : { is: 'declined', call, link };
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

/** A manager's decline of a confirmed worker was texted; the worker has not answered since. */
function wasTakenOff({ told_off_at: toldOff, responded_at: responded }: TextedRequest): boolean {
  return toldOff !== null && (responded === null || toldOff >= responded);
}

function contactOf(contact: TextedContact): string | null {
  const { company_phone_number: phone, company_email: email } = contact;
  return (phone && displayPhone(phone)) || email || null;
}
