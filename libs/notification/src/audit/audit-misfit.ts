import { Conflict } from '#libs/kernel';

const BECAUSE = {
  changed: 'it is not the entry that was written',
  removed: 'the entry is gone',
  values: 'its values are not those that were written',
  order: 'it does not follow the entry before it',
  gap: 'the link before it is missing',
  inserted: 'it was not written by the product',
  truncated: 'the chain ends before it',
  rewritten: 'the chain was written anew since its hash was kept',
};

/** The first entry of a chain that does not fit. */
export interface AuditMisfit {
  because: keyof typeof BECAUSE;
  /** The company's id; 0: entries without a company. */
  chain: number;
  /** The company's name; null: none, or it is gone. */
  company: string | null;
  /** In the chain; null: the entry was never linked. */
  position: number | null;
  /** Null: of a link that is gone. */
  entryId: number | null;
  /** ISO text; null: not known any more. */
  at: string | null;
  /** `call_time.moved`; null: the entry is gone. */
  action: string | null;
}

/** The misfit as a sentence, for operators. */
export function misfitInWords(misfit: AuditMisfit): string {
  const { because, chain, company, position, entryId, at, action } = misfit;
  const where = chain === 0 ? 'without a company' : `of ${company ?? 'a company that is gone'}`;
  const facts = [
    `Entry ${entryId ?? '(unknown)'} ${where}${chain === 0 ? '' : ` (company ${chain})`}`,
    at ?? 'instant unknown',
    action ?? 'kind unknown',
    position === null ? 'not linked' : `number ${position} of its chain`,
  ];
  return `${facts.join(', ')}, does not fit: ${BECAUSE[because]}.`;
}

/** The audit trail was tampered with. */
export class AuditTrailBroken extends Conflict {
  constructor(misfit: AuditMisfit) {
    super('audit.broken', misfitInWords(misfit));
  }
}
