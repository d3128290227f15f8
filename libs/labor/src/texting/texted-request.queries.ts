import { Injectable } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import type { Work } from '#libs/platform';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import type { OpenOffer } from './rules/text-plan.js';

/** A request of a number that texts us, and what its holder was told. */
export interface TextedRequest extends RequestInContext {
  /** The company may text this number: only then is a text an answer. */
  consented: boolean;
  /** The offer has not left yet: nobody has read it. */
  is_waiting: boolean;
  /** The start that the offer told; null where it told none. */
  told_starts_at: Date | null;
}

/** How long after its start a call is still what a text is about. */
const AFTER_START_MS = 3 * 60 * 60_000;

const COLUMNS = `${REQUEST_IN_CONTEXT_COLUMNS}, cons.granted_at is not null as consented,
  coalesce(m.status in ('queued', 'held'), false) as is_waiting, m.call_starts_at as told_starts_at`;
const JOINS = `${REQUESTS_IN_CONTEXT}
  left join consents cons on cons.phone_number = w.phone_number and cons.company_id = c.id
  left join outgoing_messages m on m.subject_id = r.id and m.kind = 'offer' and m.status in ('queued', 'held', 'sending', 'sent', 'delivered')`;

/** What somebody may mean who texts us: their offers and their confirmed calls, at all companies. */
@Injectable()
export class TextedRequestQueries {
  /** Told offers and confirmed calls from three hours ago on, the earliest first. */
  async currentOfPhone(work: Work, phoneNumber: string): Promise<TextedRequest[]> {
    return work.rows<TextedRequest>(
      `select ${COLUMNS} from ${JOINS}
        where w.phone_number = $1 and (r.state = 'confirmed' or (r.state = 'pending' and r.sent_at is not null))
          and ${NOT_ARCHIVED} and not e.canceled and ct.starts_at > $2
        order by ct.starts_at, r.id`,
      [phoneNumber, new Date(work.now.getTime() - AFTER_START_MS)],
    );
  }

  /** Requests that were shown to this number, whatever became of them; those of companies that may text it, and not deleted. */
  async byIds(work: Work, phoneNumber: string, ids: readonly number[]): Promise<TextedRequest[]> {
    return work.rows<TextedRequest>(
      `select ${COLUMNS} from ${JOINS} where w.phone_number = $1 and r.id = any($2) and ${NOT_ARCHIVED} and cons.granted_at is not null order by ct.starts_at, r.id`,
      [phoneNumber, ids],
    );
  }

  /** What the person behind a number reads; null where nobody knows the number. */
  async language(work: Work, phoneNumber: string): Promise<Language | null> {
    const worker = await work.row<{ language: Language }>(
      'select language from workers where phone_number = $1 order by id limit 1',
      [phoneNumber],
    );
    return worker?.language ?? null;
  }
}

/** The offers that a text may answer. */
export function openOffers(requests: readonly TextedRequest[], now: Date): TextedRequest[] {
  return requests.filter(
    (request) =>
      request.state === 'pending' &&
      request.consented &&
      !request.is_waiting &&
      request.starts_at > now,
  );
}

export function openOfferOf({
  id,
  starts_at: startsAt,
  told_starts_at: told,
}: TextedRequest): OpenOffer {
  return {
    requestId: id,
    startsAt: startsAt.toISOString(),
    isStale: told !== null && told.getTime() !== startsAt.getTime(),
  };
}
