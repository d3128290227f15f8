import { type ValuesOf, valuesOf, type Work } from '#libs/platform';
import { OutgoingMessage } from './outgoing-message.entity.js';

/** The columns that change a message's status. */
export type LockedMessage = Omit<ValuesOf<OutgoingMessage>, 'segments' | 'error' | 'statusAt'>;

const COLUMNS = valuesOf(OutgoingMessage, 'm', ['segments', 'error', 'statusAt']);

/** The row, locked until the transaction ends. */
export function lockMessage(work: Work, id: number): Promise<LockedMessage | null> {
  return work.row(`select ${COLUMNS} from outgoing_messages m where m.id = $1 for update`, [id]);
}

/** The same by the provider's id. */
export function lockMessageByProviderId(
  work: Work,
  providerId: string,
): Promise<LockedMessage | null> {
  return work.row(
    `select ${COLUMNS} from outgoing_messages m where m.provider_id = $1 for update`,
    [providerId],
  );
}

/** Hints screens that show the progress of a sending, or the texts of a contact. */
export function hintMessageChanged(
  work: Work,
  { companyId, subjectId }: Pick<LockedMessage, 'companyId' | 'subjectId'>,
): void {
  if (companyId === null) return;
  if (subjectId !== null) work.hint({ topic: 'message', companyId, requestId: subjectId });
  work.hint({ topic: 'area', companyId, area: 'messages' });
}
