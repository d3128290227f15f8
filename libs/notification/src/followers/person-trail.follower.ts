import {
  type FormerNames,
  type Person,
  PersonErased,
  PersonExported,
  PersonQueries,
} from '#libs/labor';
import { mentionedIn, mentionsOf } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Entries about the person: their contacts, accounts and requests. For the alias ae (audit_entries). */
const ABOUT_PERSON = `(ae.subject = 'worker' and ae.subject_id = any($1::bigint[]) or ae.subject = 'user' and ae.subject_id = any($2::bigint[])
  or ae.subject = 'labor_request' and ae.subject_id = any($3::bigint[]))`;

/** Erases people in the feed and in the values of the audit trail, whose entries stay. */
@Follower('notification')
export class PersonTrailFollower {
  constructor(people: PersonQueries) {
    people.register((work, workerIds, userIds) => this.formerNames(work, workerIds, userIds));
  }

  @OnFact(PersonErased)
  async whenPersonErased(work: Work, { person }: PersonErased): Promise<void> {
    await work.rows(
      `delete from audit_values av using audit_entries ae where ae.values_hash = av.hash and ${ABOUT_PERSON}`,
      idsOf(person),
    );
    await work.rows(
      `update notifications set message = $2 || coalesce(': ' || response || '.', '.') where labor_request_id = any($1::bigint[])`,
      [person.requestIds, person.pseudonym],
    );
    const mentions = mentionsOf(person.terms);
    if (!mentions) return;
    const { pattern, hints } = mentions;
    await work.rows(
      `update notifications set message = regexp_replace(message, $1, $3, 'g')
        where company_id = any($4::bigint[]) and ${mentionedIn('message')}`,
      [pattern, hints, person.pseudonym, person.companyIds],
    );
    await work.rows(
      `delete from audit_values av using audit_entries ae
        where ae.values_hash = av.hash and (ae.company_id = any($3::bigint[]) or ae.company_id is null)
          and ${mentionedIn("concat_ws(' ', av.before::text, av.after::text)")}`,
      [pattern, hints, person.companyIds],
    );
  }

  /** What the person did to others is told without values, which are theirs. */
  @OnFact(PersonExported)
  async whenPersonExported(work: Work, { person, sections }: PersonExported): Promise<void> {
    sections['notifications'] = await work.jsonRows(
      `select n.sent_at, n.response, n.message from notifications n where n.labor_request_id = any($1::bigint[]) order by n.id`,
      [person.requestIds],
    );
    sections['audit_entries'] = await work.jsonRows(
      `select ae.at, ae.action, ae.subject, ae.subject_id,
              case when ${ABOUT_PERSON} then coalesce(av.before, ae.before) end as before,
              case when ${ABOUT_PERSON} then coalesce(av.after, ae.after) end as after
         from audit_entries ae left join audit_values av on av.hash = ae.values_hash
        where ${ABOUT_PERSON} or ae.user_id = any($2::bigint[]) order by ae.id`,
      idsOf(person),
    );
  }

  /** What audited changes say that contacts and accounts were called before, and where accounts had roles or acted. */
  private async formerNames(
    work: Work,
    workerIds: readonly number[],
    userIds: readonly number[],
  ): Promise<FormerNames> {
    const found = await work.rows<{ name: string | null; email: string | null }>(
      `select distinct coalesce(values->>'name', nullif(concat_ws(' ', values->>'first_name', values->>'last_name'), '')) as name, values->>'email' as email
         from audit_entries ae join audit_values av on av.hash = ae.values_hash
        cross join lateral (values (av.before), (av.after)) as given(values)
        where ae.subject = 'worker' and ae.subject_id = any($1::bigint[]) or ae.subject = 'user' and ae.subject_id = any($2::bigint[])`,
      [workerIds, userIds],
    );
    const companies = await work.rows<{ company_id: number }>(
      `select c.id as company_id from companies c where c.id in (
        select ae.company_id from audit_entries ae
         where ae.user_id = any($1::bigint[]) or ae.subject = 'user' and ae.subject_id = any($1::bigint[]))`,
      [userIds],
    );
    return {
      names: found.flatMap(({ name }) => name ?? []),
      emails: found.flatMap(({ email }) => email ?? []),
      companyIds: companies.map(({ company_id: id }) => id),
    };
  }
}

function idsOf({ contacts, accounts, requestIds }: Person): number[][] {
  return [contacts.map(({ id }) => id), accounts.map(({ id }) => id), requestIds];
}
