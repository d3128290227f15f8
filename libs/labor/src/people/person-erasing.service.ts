import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountErasingService } from '#libs/identity';
import { randomShortToken } from '#libs/kernel';
import { MessageErasingService, mentionPattern } from '#libs/messaging';
import { FactBus, TaskQueueService, type Work } from '#libs/platform';
import type { Person } from './person.js';
import { PersonErased } from './person.facts.js';
import { type PersonKey, PersonQueries } from './person.queries.js';
import { RequestWithdrawalService } from './request-withdrawal.service.js';

const OF_CONTACTS = [
  'delete from alt_phones where worker_id = any($1::bigint[])',
  'delete from worker_skills where worker_id = any($1::bigint[])',
  'delete from registration_tokens where worker_id = any($1::bigint[])',
];

/** Forgets people. Hours, requests and audit entries stay, under a pseudonym. */
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
   * Takes the person off calls to come, ends their accounts, and erases names, numbers, addresses,
   * notes, texts and mentions everywhere, in one transaction. Reads all texts of their companies.
   *
   * @throws NotFound unknown, or erased before
   * @throws PersonClockedIn, LastOwner, LastAdministrator
   */
  async erase(work: Work, key: PersonKey): Promise<Person> {
    const person = await this.people.lock(work, key);
    const { terms, requestIds, companyIds, pseudonym } = person;
    const mentions = mentionPattern(terms);
    await this.withdrawal.withdraw(work, requestIds);
    await work.waitForPending();
    await this.accounts.erase(work, person.accounts, terms.phoneNumbers);
    await this.eraseContacts(work, person);
    await this.eraseRequests(work, person);
    await this.messages.erase(work, { ...terms, requestIds, companyIds, mentions, pseudonym });
    if (mentions !== null) {
      await this.eraseMentions(work, companyIds, mentions, pseudonym);
      await this.tasks.removeMentions(work, mentions);
    }
    await this.facts.record(work, new PersonErased(person));
    return person;
  }

  /** A contact without requests is deleted; others keep their id and a pseudonym. */
  private async eraseContacts(work: Work, { contacts, terms }: Person): Promise<void> {
    const workerIds = contacts.map(({ id }) => id);
    for (const statement of OF_CONTACTS) await work.rows(statement, [workerIds]);
    await work.rows('delete from alt_phones where phone_number = any($1::text[])', [
      terms.phoneNumbers,
    ]);
    await work.rows('delete from text_questions where phone_number = any($1::text[])', [
      terms.phoneNumbers,
    ]);
    await work.rows(
      `update workers set name = 'Former worker ' || id, phone_number = 'erased-' || id, notes = null, language = 'en', user_id = null,
              is_steward = false, primary_skill_id = null, secondary_skill_id = null, no_show_count = 0, canceled_count = 0, erased_at = $2
        where id = any($1::bigint[])`,
      [workerIds, work.now],
    );
    await work.rows(
      `delete from workers where id = any($1::bigint[]) and not exists (select from labor_requests r where r.worker_id = workers.id)`,
      [workerIds],
    );
  }

  /** Links on the person's phone open nothing any more. */
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

  /** In what managers wrote, and other workers answered. */
  private async eraseMentions(
    work: Work,
    companyIds: readonly number[],
    mentions: string,
    pseudonym: string,
  ): Promise<void> {
    const given = [mentions, pseudonym, companyIds];
    const events = 'select e.id from events e where e.company_id = any($3::bigint[])';
    const calls = `select ct.id from call_times ct where ct.event_id in (${events})`;
    const contact = 'select from workers w where w.phone_number = incoming_messages.sender';
    const statements = [
      `update incoming_messages set body = ${replaced('body')}, reply = ${replaced('reply')}
        where concat_ws(' ', body, reply) ~ $1 and (exists (${contact} and w.company_id = any($3::bigint[])) or not exists (${contact}))`,
      `update workers set notes = ${replaced('notes')} where company_id = any($3::bigint[]) and notes ~ $1`,
      `update alt_phones set label = ${replaced('label')} where label ~ $1
          and worker_id in (select w.id from workers w where w.company_id = any($3::bigint[]))`,
      `update location_profiles set name = ${replaced('name')}, address = ${replaced('address')}
        where company_id = any($3::bigint[]) and concat_ws(' ', name, address) ~ $1`,
      `update events set event_name = ${replaced('event_name')}, event_description = ${replaced('event_description')}
        where company_id = any($3::bigint[]) and concat_ws(' ', event_name, event_description) ~ $1`,
      `update call_times set name = ${replaced('name')}, message = ${replaced('message')}
        where event_id in (${events}) and concat_ws(' ', name, message) ~ $1`,
      `update time_changes set message = ${replaced('message')} where message ~ $1
          and labor_request_id in (select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
                                    where q.call_time_id in (${calls}))`,
    ];
    for (const statement of statements) await work.rows(statement, given);
  }
}

function replaced(column: string): string {
  return `regexp_replace(${column}, $1, $2, 'g')`;
}
