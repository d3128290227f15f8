import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountErasingService } from '#libs/identity';
import { randomShortToken } from '#libs/kernel';
import { MessageErasingService, mentionedIn, type Mentions, mentionsOf } from '#libs/messaging';
import { FactBus, TaskQueueService, type Work } from '#libs/platform';
import type { Person } from './person.js';
import { PersonErased } from './person.facts.js';
import { type PersonKey, PersonQueries } from './person.queries.js';
import { RequestWithdrawalService } from './request-withdrawal.service.js';

const OF_CONTACTS = [
  'delete from alt_phones where worker_id = any($1::bigint[])',
  'delete from worker_skills where worker_id = any($1::bigint[])',
  'delete from registration_tokens where worker_id = any($1::bigint[])',
  'delete from deleted_requests where worker_id = any($1::bigint[])',
];

const OF_ACCOUNTS = [
  'delete from times_off where user_id = any($1::bigint[])',
  'delete from number_proofs where user_id = any($1::bigint[])',
  'delete from calendar_feeds where user_id = any($1::bigint[])',
];

const replaced = (column: string): string => `${column} = regexp_replace(${column}, $1, $3, 'g')`;
const emptied = (column: string): string =>
  `${column} = case when ${column} ~ $1 then '' else ${column} end`;
const EVENTS = 'select e.id from events e where e.company_id = any($4::bigint[])';
const SENDER = 'select from workers w where w.phone_number = incoming_messages.sender';

/** $1 and $2: terms to find, $3: the replacement, $4: companies. */
const MENTIONS = [
  `update incoming_messages set ${replaced('body')}, ${replaced('reply')} where ${mentionedIn("concat_ws(' ', body, reply)")}
      and (exists (${SENDER} and w.company_id = any($4::bigint[])) or not exists (${SENDER}))`,
  `update companies set ${replaced('name')}, name_short = left(regexp_replace(name_short, $1, $3, 'g'), 10), ${replaced('address')}, ${replaced('city')},
          ${['phone_number', 'email', 'website'].map(emptied).join(', ')}
    where id = any($4::bigint[]) and ${mentionedIn("concat_ws(' ', name, name_short, address, city, phone_number, email, website)")}`,
  `update workers set ${replaced('notes')} where company_id = any($4::bigint[]) and ${mentionedIn('notes')}`,
  `update alt_phones set ${replaced('label')} where ${mentionedIn('label')}
      and worker_id in (select w.id from workers w where w.company_id = any($4::bigint[]))`,
  `update location_profiles set ${replaced('name')}, ${replaced('address')}
    where company_id = any($4::bigint[]) and ${mentionedIn("concat_ws(' ', name, address)")}`,
  `update labor_types set ${replaced('name')} where company_id = any($4::bigint[]) and ${mentionedIn('name')}`,
  `update events set ${replaced('event_name')}, ${replaced('event_description')}
    where company_id = any($4::bigint[]) and ${mentionedIn("concat_ws(' ', event_name, event_description)")}`,
  `update call_times set ${replaced('name')}, ${replaced('message')}
    where event_id in (${EVENTS}) and ${mentionedIn("concat_ws(' ', name, message)")}`,
  `update call_sheets set ${['place', 'parking', 'dress', 'meals', 'notes'].map(replaced).join(', ')},
          contacts = regexp_replace(contacts::text, $1, $3, 'g')::jsonb
    where company_id = any($4::bigint[]) and ${mentionedIn("concat_ws(' ', place, parking, dress, meals, notes, contacts::text)")}`,
  `update time_changes set ${replaced('message')} where ${mentionedIn('message')} and labor_request_id in (
     select r.id from labor_requests r join workers w on w.id = r.worker_id where w.company_id = any($4::bigint[]))`,
];

/** Erases people. Hours, requests and audit entries stay, under a pseudonym. */
@Injectable()
export class PersonErasingService {
  constructor(
    private readonly people: PersonQueries,
    private readonly withdrawal: RequestWithdrawalService,
    private readonly accounts: AccountErasingService,
    private readonly messages: MessageErasingService,
    private readonly tasks: TaskQueueService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Takes the person off future calls, ends their accounts, and erases names, numbers, addresses, notes, texts and
   * mentions everywhere, in one transaction. Reads all texts of their companies.
   *
   * @throws NotFound unknown, or erased before
   * @throws PersonClockedIn, LastOwner, LastAdministrator
   */
  async erase(work: Work, key: PersonKey): Promise<Person> {
    const person = await this.people.lock(work, key);
    const { terms, requestIds, companyIds, pseudonym } = person;
    const mentions = mentionsOf(terms);
    await this.accounts.erase(work, person.accounts, terms.phoneNumbers);
    const userIds = person.accounts.map(({ id }) => id);
    for (const statement of OF_ACCOUNTS) await work.rows(statement, [userIds]);
    await this.eraseContacts(work, person);
    await this.messages.erase(work, { ...terms, requestIds, companyIds, mentions, pseudonym });
    if (mentions) {
      await this.eraseMentions(work, person, mentions);
      await this.tasks.removeMentions(work, mentions.pattern);
    }
    await this.facts.record(work, new PersonErased(person));
    // Last, since it locks calls: all texts are read by then.
    await this.withdrawal.withdraw(work, requestIds);
    await this.eraseRequests(work, person);
    return person;
  }

  /** A contact without requests is deleted; others keep their id and a pseudonym. */
  private async eraseContacts(work: Work, { contacts, terms }: Person): Promise<void> {
    const workerIds = contacts.map(({ id }) => id);
    for (const statement of OF_CONTACTS) await work.rows(statement, [workerIds]);
    await work.rows('delete from alt_phones where phone_number = any($1::text[])', [
      terms.phoneNumbers,
    ]);
    await work.rows(
      `delete from contact_imports where company_id in (select company_id from workers where id = any($1::bigint[]))`,
      [workerIds],
    );
    await work.rows('delete from text_questions where phone_number = any($1::text[])', [
      terms.phoneNumbers,
    ]);
    await work.rows(
      `update workers set name = 'Former worker ' || id, phone_number = 'erased-' || id, notes = null, language = 'en', user_id = null,
              is_steward = false, primary_skill_id = null, secondary_skill_id = null, no_show_count = 0, canceled_count = 0, erased_at = $2
        where id = any($1::bigint[])`,
      [workerIds, work.now],
    );
    // Last, since a number that goes is remembered as a former one.
    await work.rows('delete from former_numbers where worker_id = any($1::bigint[])', [workerIds]);
    await work.rows('delete from former_numbers where phone_number = any($1::text[])', [
      terms.phoneNumbers,
    ]);
    await work.rows(
      `delete from workers where id = any($1::bigint[]) and not exists (select from labor_requests r where r.worker_id = workers.id)
          and not exists (select from cancellations can where can.worker_id = workers.id)`,
      [workerIds],
    );
  }

  /** Links on the person's phone stop working. */
  private async eraseRequests(work: Work, { requestIds }: Person): Promise<void> {
    await work.rows(
      `update labor_requests set token = given.token, token_short = given.short
         from unnest($1::bigint[], $2::uuid[], $3::text[]) as given(id, token, short) where labor_requests.id = given.id`,
      [requestIds, requestIds.map(() => randomUUID()), requestIds.map(() => randomShortToken())],
    );
    await work.rows(
      `update time_changes set message = null, token = gen_random_uuid(), expires_at = least(expires_at, $2)
        where labor_request_id = any($1::bigint[])`,
      [requestIds, work.now],
    );
  }

  /** In texts of managers and other workers. */
  private async eraseMentions(
    work: Work,
    { companyIds, pseudonym }: Person,
    { pattern, hints }: Mentions,
  ): Promise<void> {
    for (const statement of MENTIONS)
      await work.rows(statement, [pattern, hints, pseudonym, companyIds]);
  }
}
