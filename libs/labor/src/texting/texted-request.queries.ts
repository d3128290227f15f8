import { Injectable } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import {
  MAY_RUN,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import type { OpenOffer } from './rules/text-plan.js';

/** A request of the number of an incoming text, and what its offer said. */
export interface TextedRequest extends RequestInContext {
  /** The company may text this number; otherwise a text is no answer. */
  consented: boolean;
  /** The offer was not sent yet, so nobody has read it. */
  is_waiting: boolean;
  /** The start that the offer named; null: none. */
  told_starts_at: Date | null;
}

const COLUMNS = `${REQUEST_IN_CONTEXT_COLUMNS}, cons.granted_at is not null as consented,
  coalesce(m.status in ('queued', 'held'), false) as is_waiting, m.call_starts_at as told_starts_at`;
const JOINS = `${REQUESTS_IN_CONTEXT}
  left join consents cons on cons.phone_number = w.phone_number and cons.company_id = c.id
  left join outgoing_messages m on m.subject_id = r.id and m.kind = 'offer' and m.status in ('queued', 'held', 'sending', 'sent', 'delivered') and m.withdrawn_at is null`;

/** The offers and confirmed calls that a text from a number may be about, at all companies. */
@Injectable()
export class TextedRequestQueries {
  constructor(private readonly attendances: AttendanceService) {}

  /** What is open for a number: told offers and confirmed calls that are not over, the earliest first. */
  async currentOfPhone(work: Work, phoneNumber: string): Promise<TextedRequest[]> {
    const requests = await work.rows<TextedRequest>(
      `select ${COLUMNS} from ${JOINS}
        where w.phone_number = $1 and (r.state = 'confirmed' or (r.state = 'pending' and r.sent_at is not null))
          and ${NOT_ARCHIVED} and not e.canceled and ${MAY_RUN}
        order by ct.starts_at, r.id`,
      [phoneNumber, work.now],
    );
    return this.attendances.withoutOver(work, requests);
  }

  /**
   * The given requests of the number, in any state; only at companies that may text it, without
   * archived ones.
   */
  async byIds(work: Work, phoneNumber: string, ids: readonly number[]): Promise<TextedRequest[]> {
    return work.rows<TextedRequest>(
      `select ${COLUMNS} from ${JOINS} where w.phone_number = $1 and r.id = any($2) and ${NOT_ARCHIVED} and cons.granted_at is not null order by ct.starts_at, r.id`,
      [phoneNumber, ids],
    );
  }

  /** Language of the number's contact; null: unknown number. */
  async language(work: Work, phoneNumber: string): Promise<Language | null> {
    const worker = await work.row<{ language: Language }>(
      'select language from workers where phone_number = $1 order by id limit 1',
      [phoneNumber],
    );
    return worker?.language ?? null;
  }
}

/** Of what is open for a number, the offers that a text may answer. */
export function openOffers(requests: readonly TextedRequest[]): TextedRequest[] {
  return requests.filter(
    (request) => request.state === 'pending' && request.consented && !request.is_waiting,
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
