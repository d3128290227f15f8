import { Conflict } from '#libs/kernel';
import type { AuditMisfit } from './audit-verification.service.js';

const BECAUSE: Record<AuditMisfit['because'], string> = {
  entry: 'it is not the entry that was written',
  values: 'its values are not those that were written',
  gap: 'the entry before it is missing',
};

/** The audit trail was tampered with. */
export class AuditTrailBroken extends Conflict {
  constructor({ entryId, chain, position, because }: AuditMisfit) {
    const where = chain === 0 ? 'without a company' : `of company ${chain}`;
    super(
      'audit.broken',
      `Entry ${entryId ?? '(gone)'}, number ${position} of those ${where}, does not fit: ${BECAUSE[because]}.`,
    );
  }
}
