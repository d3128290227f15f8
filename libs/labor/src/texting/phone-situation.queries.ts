import { Injectable } from '@nestjs/common';
import { type Language, senderOf, SHARED_SENDER } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import type { Attendance } from '../rules/attendance.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import { CURRENT_TIME_CHANGE } from '../time-changes/current-time-change.js';
import { contactsMeant, type TextedContact } from './texted-contact.js';

/** A request of the sender, and its open questions. */
export interface TextedRequest extends RequestInContext {
  /** Deleted, with its call or its event. */
  is_archived: boolean;
  is_over: boolean;
  /** The worker is asked in another role of the same call, too. */
  shares_call: boolean;
  /** All positions are confirmed. */
  is_full: boolean;
  /** The company may text this number; otherwise a text is no answer. */
  consented: boolean;
  /** The offer was not sent yet. */
  is_waiting: boolean;
  /** The start that the offer named; null: none. */
  told_starts_at: Date | null;
  /** Time of the latest question: the offer, or a new time. */
  asked_at: Date;
  /** When the worker was texted last that it is canceled, or that they are off it; null: never. */
  told_off_at: Date | null;
  /** Of a confirmed worker whose call is not over; else 'none'. */
  attendance: Attendance;
  /** Token of the sent, unanswered time change; null: there is none. */
  time_change_token: string | null;
  /** Time of the newest sent time change, answered or not. */
  time_change_asked_at: Date | null;
  /** They are confirmed, and have answered the newest time change with no. */
  cannot_make_new_time: boolean;
}

/** Requests and questions of a number, in all companies. */
export interface PhoneSituation {
  /** Empty: the number is unknown. */
  contacts: TextedContact[];
  /** Asked or answered, also those that are over or canceled, the earliest call first. */
  requests: TextedRequest[];
  /** When the number was texted last that something is canceled, also a request that is gone; null: not lately. */
  told_off_at: Date | null;
}

/** Texts that said that a call is canceled, or that a worker is off it. */
interface CancellationText {
  subject_id: number | null;
  created_at: Date;
}

type FoundRequest = Omit<TextedRequest, 'is_over' | 'shares_call' | 'told_off_at' | 'attendance'>;

/** Days after its start for which a call is still mentioned. */
const REMEMBERED_DAYS = 14;

const CONTACTS = `
  select w.id as worker_id, w.phone_number, w.language, w.phone_number = $1 as is_own_number,
         c.id as company_id, c.name as company_name, c.name_short as company_name_short, c.phone_number as company_phone_number,
         c.email as company_email, case when cons.granted_at is null then cons.asked_at end as consent_asked_at,
         cons.phone_number is not null or exists (
           select from outgoing_messages m where m.recipient = w.phone_number and m.company_id = c.id and m.kind <> 'reply'
         ) as is_texted
    from workers w
    join companies c on c.id = w.company_id
    left join consents cons on cons.phone_number = w.phone_number and cons.company_id = c.id
   where w.id in (select id from workers where phone_number = $1
                   union select worker_id from alt_phones where phone_number = $1)
     and ($2::text is null or ${senderOf('c')} = $2 or exists (
           select from outgoing_messages m where m.recipient = w.phone_number and m.company_id = c.id and m.kind <> 'reply'
              and coalesce(m.sender, '${SHARED_SENDER}') = $2 and m.sent_at > $3::timestamptz - interval '${REMEMBERED_DAYS} days'))
   order by w.id`;

/** The newest time change of a confirmed worker whose text has left. */
const TIME_CHANGE = `left join lateral (
    select tc.token, tc.created_at, tc.answered_at is null and tc.expires_at > $2 as is_open, tc.answered_at is not null and tc.cant_do_it as cannot
      from time_changes tc
     where ${CURRENT_TIME_CHANGE} and r.state = 'confirmed'
       and coalesce((select m.status from outgoing_messages m
                      where m.subject_id = r.id and m.kind = 'time_change' and m.created_at >= tc.created_at
                      order by m.id desc limit 1), 'sent') in ('sending', 'sent', 'delivered')
     order by tc.id desc limit 1
  ) change on true`;

const REQUESTS = `
  select ${REQUEST_IN_CONTEXT_COLUMNS}, not (${NOT_ARCHIVED}) as is_archived, cons.granted_at is not null as consented,
         (select count(*) from labor_requests where labor_requirement_id = q.id and state = 'confirmed') >= q.needed_labor as is_full,
         coalesce(m.status in ('queued', 'held'), false) as is_waiting, m.call_starts_at as told_starts_at,
         case when change.is_open then change.token end as time_change_token, change.created_at as time_change_asked_at,
         coalesce(change.cannot, false) as cannot_make_new_time,
         greatest(coalesce(r.sent_at, r.confirmed_at, r.requested_at), change.created_at,
                  case when r.state = 'canceled' then r.responded_at end) as asked_at
    from ${REQUESTS_IN_CONTEXT}
    left join consents cons on cons.phone_number = w.phone_number and cons.company_id = c.id
    left join outgoing_messages m on m.subject_id = r.id and m.kind = 'offer' and m.status in ('queued', 'held', 'sending', 'sent', 'delivered') and m.withdrawn_at is null
    ${TIME_CHANGE}
   where w.id = any($1) and (r.sent_at is not null or r.state <> 'pending')
     and ct.starts_at > $2::timestamptz - interval '${REMEMBERED_DAYS} days'
   order by ct.starts_at, r.id`;

const CANCELLATIONS = `
  select m.subject_id, max(m.created_at) as created_at
    from outgoing_messages m
   where m.recipient = any($1) and m.company_id = any($2) and m.kind = 'cancellation' and m.status in ('queued', 'sending', 'sent', 'delivered')
     and m.created_at > $3::timestamptz - interval '${REMEMBERED_DAYS} days'
   group by m.subject_id`;

/** Reads the last question to a number and its open requests, in all companies. */
@Injectable()
export class PhoneSituationQueries {
  constructor(private readonly attendances: AttendanceService) {}

  /**
   * Three statements, one for calls that have begun, and one for confirmed ones.
   *
   * @param sender that was texted: only companies that send from it, or did lately; null: all
   */
  async ofPhone(work: Work, phoneNumber: string, sender: string | null): Promise<PhoneSituation> {
    const contacts = await this.contactsOf(work, phoneNumber, sender);
    const workerIds = contacts.map((contact) => contact.worker_id);
    const texts = await this.cancellationsTo(work, contacts);
    return {
      contacts,
      requests: await this.requestsOf(work, workerIds, texts),
      told_off_at: texts.reduce<Date | null>(
        (newest, { created_at: at }) => (newest && newest > at ? newest : at),
        null,
      ),
    };
  }

  /** Language of the number's contact; null: the number is unknown. */
  async language(work: Work, phoneNumber: string): Promise<Language | null> {
    const [contact] = await this.contactsOf(work, phoneNumber, null);
    return contact?.language ?? null;
  }

  private async contactsOf(
    work: Work,
    phoneNumber: string,
    sender: string | null,
  ): Promise<TextedContact[]> {
    return contactsMeant(await work.rows<TextedContact>(CONTACTS, [phoneNumber, sender, work.now]));
  }

  private async cancellationsTo(
    work: Work,
    contacts: readonly TextedContact[],
  ): Promise<CancellationText[]> {
    if (contacts.length === 0) return [];
    return work.rows<CancellationText>(CANCELLATIONS, [
      contacts.map(({ phone_number: phone }) => phone),
      contacts.map(({ company_id: companyId }) => companyId),
      work.now,
    ]);
  }

  private async requestsOf(
    work: Work,
    workerIds: readonly number[],
    texts: readonly CancellationText[],
  ): Promise<TextedRequest[]> {
    if (workerIds.length === 0) return [];
    const found = await work.rows<FoundRequest>(REQUESTS, [workerIds, work.now]);
    const current = new Set(await this.attendances.withoutOver(work, found));
    const attendances = await this.attendances.ofRequests(
      work,
      found.filter((each) => each.state === 'confirmed' && current.has(each)).map(({ id }) => id),
    );
    return found.map((request) => ({
      ...request,
      told_off_at: texts.find(({ subject_id: about }) => about === request.id)?.created_at ?? null,
      attendance: attendances.get(request.id)?.attendance ?? 'none',
      is_over: !current.has(request),
      shares_call: found.some((other) => isOfSameCall(request, other)),
    }));
  }
}

function isOfSameCall(request: RequestInContext, other: RequestInContext): boolean {
  return (
    other.id !== request.id &&
    other.worker_id === request.worker_id &&
    other.call_time_id === request.call_time_id
  );
}
