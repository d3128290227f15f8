import { Injectable } from '@nestjs/common';
import { type AccountOfPerson, AccountErasingService } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import { MessageErasingService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import {
  type ContactOfPerson,
  type FormerNames,
  namesOfAccount,
  type Person,
  pseudonymOf,
} from './person.js';

/** Identifies a person: a contact by its slug, or an account. */
export type PersonKey = { workerSlug: string } | { userId: number };

type FormerNamesSource = (
  work: Work,
  workerIds: readonly number[],
  userIds: readonly number[],
) => Promise<FormerNames>;

/** Finds all contacts and accounts of one person. Administrators only, by the grants. */
@Injectable()
export class PersonQueries {
  private formerNames: FormerNamesSource = () =>
    Promise.resolve({ names: [], emails: [], companyIds: [] });

  constructor(
    private readonly accounts: AccountErasingService,
    private readonly messages: MessageErasingService,
  ) {}

  /** Registers a module that stores former names. */
  register(source: FormerNamesSource): void {
    this.formerNames = source;
  }

  /**
   * Locks accounts and contacts of the person until the transaction ends.
   *
   * @throws NotFound unknown, or erased before
   */
  async lock(work: Work, key: PersonKey): Promise<Person> {
    const start = await this.start(work, key);
    let accounts: AccountOfPerson[] = [];
    let contacts: ContactOfPerson[] = [];
    for (let known = -1; known < accounts.length + contacts.length;) {
      known = accounts.length + contacts.length;
      const userIds = [
        ...start.userIds,
        ...accounts.map(({ id }) => id),
        ...contacts.flatMap(({ user_id: id }) => id ?? []),
      ];
      const numbers = [
        ...contacts.map((each) => each.phone_number),
        ...accounts.flatMap((each) => each.phone_number ?? []),
      ];
      accounts = await this.accounts.lock(work, userIds, numbers);
      contacts = await this.lockContacts(work, start.workerIds, userIds, numbers);
    }
    return this.describe(work, accounts, contacts);
  }

  private async start(
    work: Work,
    key: PersonKey,
  ): Promise<{ userIds: number[]; workerIds: number[] }> {
    if ('userId' in key) {
      const user = await work.row(
        `select 1 from users where id = $1 and username <> 'erased-' || id`,
        [key.userId],
      );
      if (!user) throw new NotFound('User');
      return { userIds: [key.userId], workerIds: [] };
    }
    const worker = await work.row<{ id: number }>(
      'select id from workers where slug = $1 and erased_at is null',
      [key.workerSlug],
    );
    if (!worker) throw new NotFound('Worker');
    return { userIds: [], workerIds: [worker.id] };
  }

  private lockContacts(
    work: Work,
    workerIds: readonly number[],
    userIds: readonly number[],
    phoneNumbers: readonly string[],
  ): Promise<ContactOfPerson[]> {
    return work.rows<ContactOfPerson>(
      `select w.id, w.company_id, w.user_id, w.name, w.phone_number,
              array(select ap.phone_number from alt_phones ap where ap.worker_id = w.id
                     union select fn.phone_number from former_numbers fn where fn.worker_id = w.id) as other_numbers
         from workers w
        where w.erased_at is null and (w.id = any($1::bigint[]) or w.user_id = any($2::bigint[]) or w.phone_number = any($3::text[]))
        order by w.id for update of w`,
      [workerIds, userIds, phoneNumbers],
    );
  }

  private async describe(
    work: Work,
    accounts: AccountOfPerson[],
    contacts: ContactOfPerson[],
  ): Promise<Person> {
    const workerIds = contacts.map(({ id }) => id);
    const requests = await work.rows<{ id: number }>(
      'select id from labor_requests where worker_id = any($1::bigint[])',
      [workerIds],
    );
    const requestIds = requests.map(({ id }) => id);
    const former = await this.formerNames(
      work,
      workerIds,
      accounts.map(({ id }) => id),
    );
    const numbers = [
      ...contacts.flatMap((each) => [each.phone_number, ...each.other_numbers]),
      ...accounts.flatMap((each) => [each.phone_number ?? [], each.former_phone_numbers].flat()),
      ...(await this.messages.numbersOfRequests(work, requestIds)),
    ];
    return {
      accounts,
      contacts,
      requestIds,
      companyIds: distinct([
        ...contacts.map((each) => each.company_id),
        ...accounts.flatMap((each) => each.company_ids),
        ...former.companyIds,
      ]),
      terms: {
        names: distinct([
          ...contacts.map(({ name }) => name),
          ...accounts.flatMap(namesOfAccount),
          ...former.names,
        ]),
        phoneNumbers: await this.withoutOthers(work, distinct(numbers), accounts, contacts),
        emails: distinct([
          ...accounts.flatMap((each) => [each.email, ...each.former_emails]),
          ...former.emails,
        ]).filter(Boolean),
      },
      pseudonym: pseudonymOf({ accounts, contacts }),
    };
  }

  /** Leaves out alternate or former numbers that now belong to another person. */
  private async withoutOthers(
    work: Work,
    phoneNumbers: readonly string[],
    accounts: readonly AccountOfPerson[],
    contacts: readonly ContactOfPerson[],
  ): Promise<string[]> {
    const taken = await work.rows<{ phone_number: string }>(
      `select w.phone_number from workers w where w.phone_number = any($1::text[]) and not w.id = any($2::bigint[])
        union select up.phone_number from user_profiles up
               where up.phone_number = any($1::text[]) and up.phone_verified_at is not null and not up.user_id = any($3::bigint[])`,
      [phoneNumbers, contacts.map(({ id }) => id), accounts.map(({ id }) => id)],
    );
    const others = new Set(taken.map((each) => each.phone_number));
    return phoneNumbers.filter((number) => !others.has(number));
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
