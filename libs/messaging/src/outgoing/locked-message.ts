import type { Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';

/** A message as those see it who move it on. */
export type LockedMessage = Pick<
  OutgoingMessage,
  | 'id'
  | 'channel'
  | 'kind'
  | 'companyId'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'html'
  | 'status'
  | 'subjectId'
  | 'callStartsAt'
  | 'timeZone'
  | 'createdAt'
  | 'sentAt'
  | 'tries'
  | 'unsureSince'
  | 'providerId'
>;

const COLUMNS = `id, channel, kind, company_id as "companyId", recipient, subject, body, html, status, subject_id as "subjectId",
  call_starts_at as "callStartsAt", time_zone as "timeZone", created_at as "createdAt", sent_at as "sentAt", tries,
  unsure_since as "unsureSince", provider_id as "providerId"`;

/** The row, locked until the transaction ends. */
export function lockMessage(work: Work, id: number): Promise<LockedMessage | null> {
  return work.row(`select ${COLUMNS} from outgoing_messages where id = $1 for update`, [id]);
}

/** The same by the provider's id. */
export function lockMessageByProviderId(
  work: Work,
  providerId: string,
): Promise<LockedMessage | null> {
  return work.row(`select ${COLUMNS} from outgoing_messages where provider_id = $1 for update`, [
    providerId,
  ]);
}

/** Tells those who watch a sending go on. */
export function hintMessageChanged(
  work: Work,
  { companyId, subjectId }: Pick<LockedMessage, 'companyId' | 'subjectId'>,
): void {
  if (companyId !== null && subjectId !== null)
    work.hint({ topic: 'message', companyId, requestId: subjectId });
}
