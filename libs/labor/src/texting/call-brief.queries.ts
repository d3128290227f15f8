import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { REQUESTS_IN_CONTEXT } from '../requests/request-in-context.rows.js';

/** Whom a worker asks about a call: the event's steward with a number from the contacts or the account; else the company. */
export interface CallContact {
  name: string;
  /** E.164. */
  phone: string | null;
}

/** `CallContact` as JSON; use with `REQUESTS_IN_CONTEXT` and `CALL_CONTACT_JOINS`. */
export const CALL_CONTACT = `case when u.id is null then jsonb_build_object('name', c.name, 'phone', c.phone_number)
       else jsonb_build_object('name', coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), contact.name, u.username),
                               'phone', coalesce(contact.phone_number, up.phone_number)) end`;

export const CALL_CONTACT_JOINS = `
         left join role_grants g on g.id = e.steward_id
         left join users u on u.id = g.user_id
         left join user_profiles up on up.user_id = u.id
         left join lateral (select name, phone_number from workers contact where contact.company_id = c.id and contact.user_id = u.id order by contact.id limit 1) contact on true`;

/** Details of a call beside its name and time. */
export interface CallBriefRow {
  address: string | null;
  /** The beginning of the call's message. */
  note: string | null;
  contact: CallContact;
}

const MAX_NOTE_LENGTH = 160;

@Injectable()
export class CallBriefQueries {
  async ofRequestUnchecked(work: Work, requestId: number): Promise<CallBriefRow> {
    const row = await work.row<CallBriefRow>(
      `select nullif(trim(l.address), '') as address,
              nullif(trim(left(regexp_replace(ct.message, '\\s+', ' ', 'g'), ${MAX_NOTE_LENGTH})), '') as note,
              ${CALL_CONTACT} as contact
         from ${REQUESTS_IN_CONTEXT}${CALL_CONTACT_JOINS}
        where r.id = $1`,
      [requestId],
    );
    return row!;
  }
}
