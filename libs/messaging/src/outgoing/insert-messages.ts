import type { Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';

/** A message to insert. */
export type NewOutgoingMessage = Pick<
  OutgoingMessage,
  | 'channel'
  | 'kind'
  | 'companyId'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'html'
  | 'segments'
  | 'secrets'
  | 'status'
  | 'subjectId'
  | 'callStartsAt'
  | 'timeZone'
>;

/**
 * Inserts any number of messages with one statement. Skips offers for requests that have a live
 * one.
 *
 * @returns the new ids, in the order of the drafts; null for skipped ones
 */
export async function insertMessages(
  work: Work,
  drafts: readonly NewOutgoingMessage[],
): Promise<(number | null)[]> {
  if (drafts.length === 0) return [];
  const rows = await work.rows<{ id: number | null }>(
    `with draft as (
       select nextval(pg_get_serial_sequence('outgoing_messages', 'id')) as id, given.n, d.*
         from jsonb_array_elements($1::jsonb) with ordinality as given(value, n)
        cross join jsonb_to_record(given.value) as d(
              channel text, kind text, "companyId" bigint, recipient text, subject text, body text, html text, segments integer, secrets text[],
              status text, "subjectId" bigint, "callStartsAt" timestamptz, "timeZone" text)
     ), written as (
       insert into outgoing_messages (id, channel, kind, company_id, recipient, subject, body, html, segments, secrets, status, subject_id,
                                      call_starts_at, time_zone, created_at, sent_at)
       select id, channel, kind, "companyId", recipient, subject, body, html, segments, secrets, status, "subjectId",
              "callStartsAt", "timeZone", $2::timestamptz, case when status = 'sent' then $2 end
         from draft order by n
           on conflict do nothing
       returning id
     )
     select written.id from draft left join written on written.id = draft.id order by draft.n`,
    [JSON.stringify(drafts), work.now],
  );
  return rows.map((row) => row.id);
}
