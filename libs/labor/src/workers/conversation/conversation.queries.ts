import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '#libs/messaging';
import type { RowOf, Work } from '#libs/platform';
import { WorkerQueries } from '../worker.queries.js';

/** A text to a contact, from it, or our automatic answer. */
export interface ConversationText {
  /** Unique within the conversation: `out-17`, `in-9`, `reply-9`. */
  id: string;
  direction: 'out' | 'in';
  at: Date;
  body: string;
  /** Of ours only; automatic answers are `reply`. */
  kind: RowOf<OutgoingMessage>['kind'] | null;
  /** Of ours only; null: an automatic answer, which the provider does not report on. */
  status: RowOf<OutgoingMessage>['status'] | null;
  error: string | null;
}

const MOST = 200;

/** The worker's numbers, but for alternates that are another contact's own. */
const NUMBERS = `
  select $2::text as number union
  select ap.phone_number from alt_phones ap where ap.worker_id = $3 and not exists (
    select from workers w where w.company_id = $1 and w.phone_number = ap.phone_number)`;

/**
 * On a shared number a text belongs to the company that had texted it last before: no other one reads it. Automatic
 * answers that name another company are left out.
 */
const OURS = `coalesce((select m.company_id from outgoing_messages m
    where m.recipient = im.sender and m.channel = 'sms' and m.kind <> 'reply' and m.company_id is not null and m.created_at <= im.received_at
    order by m.id desc limit 1), 0) = $1`;
const NAMES_ANOTHER = `exists (
  select from consents other join companies oc on oc.id = other.company_id
   where other.phone_number = im.sender and oc.id <> $1
     and (strpos(lower(im.reply), lower(oc.name)) > 0 or strpos(lower(im.reply), lower(nullif(trim(oc.name_short), ''))) > 0))`;

/** What the company and a contact wrote to each other. */
@Injectable()
export class ConversationQueries {
  constructor(private readonly workers: WorkerQueries) {}

  /**
   * The two hundred latest texts of the worker's numbers with their company, oldest first; codes are masked. Two
   * statements.
   *
   * @throws NotFound no such worker, or the actor does not reach the contacts of its company
   */
  async ofWorker(work: Work, slug: string): Promise<ConversationText[]> {
    const worker = await this.workers.reached(work, slug);
    const { company_id: companyId, phone_number: phoneNumber } = worker;
    const rows = await work.rows<ConversationText & { secrets: string[] | null }>(
      `with numbers as materialized (${NUMBERS}) select * from (
         (select 'out-' || m.id as id, 'out' as direction, m.created_at as at, m.body, m.kind, m.status, m.error, m.secrets
            from outgoing_messages m
           where m.recipient in (select number from numbers) and m.company_id = $1 and m.channel = 'sms' and m.kind <> 'reply' order by m.id desc limit ${MOST})
         union all
         (select 'in-' || im.id, 'in', im.received_at, im.body, null, null, null, null
            from incoming_messages im where im.sender in (select number from numbers) and ${OURS} order by im.id desc limit ${MOST})
         union all
         (select 'reply-' || im.id, 'out', im.received_at + interval '1 millisecond', im.reply, 'reply', null, null, null
            from incoming_messages im
           where im.sender in (select number from numbers) and im.reply <> '' and ${OURS} and not ${NAMES_ANOTHER} order by im.id desc limit ${MOST})
       ) said order by at desc, id desc limit ${MOST}`,
      [companyId, phoneNumber, worker.id],
    );
    return rows
      .map(({ secrets, ...text }) => ({ ...text, body: masked(text.body, secrets ?? []) }))
      .reverse();
  }
}

function masked(body: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), body);
}
