import { maskPhone } from '#libs/kernel';
import { Fact } from '#libs/platform';

interface WorkerFactValues {
  companyId: number;
  workerId: number;
  before?: object | null;
  after?: object | null;
}

/** Cuts phone numbers to their last four digits. */
abstract class WorkerFact extends Fact {
  readonly workerId: number;
  constructor({ companyId, workerId, before, after }: WorkerFactValues) {
    super({
      companyId,
      subject: 'worker',
      subjectId: workerId,
      before: masked(before),
      after: masked(after),
    });
    this.workerId = workerId;
  }
}

export class WorkerAdded extends WorkerFact {
  readonly name = 'worker.added';
}

/** Name, number, notes or preferred skills; `before` and `after` hold the changed columns. */
export class WorkerChanged extends WorkerFact {
  readonly name = 'worker.changed';
}

/** `before` and `after` hold `labor_type_ids`. */
export class WorkerSkillsChanged extends WorkerFact {
  readonly name = 'worker.skills_changed';
}

/** The contact was linked to the account that has proven its number. */
export class WorkerLinked extends WorkerFact {
  readonly name = 'worker.linked';
}

/** Another contact is the same person; recorded before that contact's rows are moved. */
export class WorkerMerged extends WorkerFact {
  readonly name = 'worker.merged';
  readonly mergedId: number;
  constructor({ mergedId, ...values }: WorkerFactValues & { mergedId: number }) {
    super(values);
    this.mergedId = mergedId;
  }
}

export class WorkerDeleted extends WorkerFact {
  readonly name = 'worker.deleted';
}

/** Alternate phones are named by `alt_id`. */
export class AltPhoneAdded extends WorkerFact {
  readonly name = 'worker.alt_phone_added';
}

export class AltPhoneChanged extends WorkerFact {
  readonly name = 'worker.alt_phone_changed';
}

export class AltPhoneDeleted extends WorkerFact {
  readonly name = 'worker.alt_phone_deleted';
}

/** The primary and an alternate number were swapped. */
export class PrimaryPhoneSwapped extends WorkerFact {
  readonly name = 'worker.primary_phone_swapped';
}

function masked(values: object | null | undefined): object | null {
  if (!values) return null;
  const { phone_number: phoneNumber } = values as { phone_number?: unknown };
  return typeof phoneNumber === 'string'
    ? { ...values, phone_number: maskPhone(phoneNumber) }
    : values;
}

/** A contact has another number: links and texts sent to the old one stop working. */
export class WorkerNumberChanged extends WorkerFact {
  readonly name = 'worker.number_changed';
}

/** A file or a phone's contacts were read in; `after` has the numbers, each new contact its own entry. */
export class ContactsImported extends Fact {
  readonly name = 'contacts.imported';
  constructor(companyId: number, counts: { imported: number; skipped: number; refused: number }) {
    super({ companyId, subject: 'company', subjectId: companyId, after: counts });
  }
}

/** Somebody read all that was asked and answered about texting a worker's number. */
export class ConsentHistoryRead extends Fact {
  readonly name = 'consent_history.read';
  constructor(companyId: number, workerId: number) {
    super({ companyId, subject: 'worker', subjectId: workerId });
  }
}

/** A manager wrote a text to one contact; the text itself is a message, which is erased with the person. */
export class WorkerTexted extends Fact {
  readonly name = 'worker.texted';
  constructor(companyId: number, workerId: number, after: { outcome: string; segments: number }) {
    super({ companyId, subject: 'worker', subjectId: workerId, after });
  }
}

/** Somebody read all contacts of the company into a file. */
export class ContactsExported extends Fact {
  readonly name = 'contacts.exported';
  constructor(companyId: number, after: { format: string; contacts: number }) {
    super({ companyId, subject: 'company', subjectId: companyId, after });
  }
}
