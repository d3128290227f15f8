import { Fact } from '#libs/platform';
import type { Person } from './person.js';

/** A person's data was erased. Later modules erase theirs; the audit entry does not name the person. */
export class PersonErased extends Fact {
  readonly name = 'person.erased';
  constructor(readonly person: Person) {
    super({ companyId: null, subject: 'person', subjectId: null, after: idsOf(person) });
  }
}

/** All that is stored about a person was read. Later modules add to `sections`. */
export class PersonExported extends Fact {
  readonly name = 'person.exported';
  /** Rows by the name of their section, such as `contacts`. */
  readonly sections: Record<string, object[]> = {};
  constructor(readonly person: Person) {
    super({ companyId: null, subject: 'person', subjectId: null, after: idsOf(person) });
  }
}

function idsOf({ accounts, contacts }: Person): object {
  return { user_ids: accounts.map(({ id }) => id), worker_ids: contacts.map(({ id }) => id) };
}
