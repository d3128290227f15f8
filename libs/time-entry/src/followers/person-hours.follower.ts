import { PersonErased, PersonExported } from '#libs/labor';
import { mentionedIn, mentionsOf } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Hours of people who are forgotten stay, their codes and stations named after them do not. */
@Follower('time-entry')
export class PersonHoursFollower {
  @OnFact(PersonErased)
  async whenPersonErased(work: Work, { person }: PersonErased): Promise<void> {
    await work.rows('delete from clock_in_tokens where worker_id = any($1::bigint[])', [
      person.contacts.map(({ id }) => id),
    ]);
    const mentions = mentionsOf(person.terms);
    if (mentions)
      await work.rows(
        `update stations set name = regexp_replace(name, $1, $3, 'g') where ${mentionedIn('name')}
            and event_id in (select e.id from events e where e.company_id = any($4::bigint[]))`,
        [mentions.pattern, mentions.hints, person.pseudonym, person.companyIds],
      );
  }

  @OnFact(PersonExported)
  async whenPersonExported(work: Work, { person, sections }: PersonExported): Promise<void> {
    sections['hours'] = await work.jsonRows(
      `select te.labor_request_id, te.start_at, te.end_at, te.voided_at,
              (select coalesce(json_agg(json_build_object('starts_at', mb.starts_at, 'minutes', mb.minutes, 'break_type', mb.break_type) order by mb.id), '[]')
                 from meal_breaks mb where mb.time_entry_id = te.id) as meal_breaks,
              (select coalesce(json_agg(json_build_object('edge', p.edge, 'raw_at', p.raw_at, 'counted_at', p.counted_at, 'source', p.source) order by p.id), '[]')
                 from punches p where p.time_entry_id = te.id) as punches
         from time_entries te where te.labor_request_id = any($1::bigint[]) order by te.id`,
      [person.requestIds],
    );
    sections['scans'] = await work.jsonRows(
      `select sc.at, sc.source, sc.outcome, sc.sentence, sc.judgement from scans sc where sc.worker_id = any($1::bigint[]) order by sc.at`,
      [person.contacts.map(({ id }) => id)],
    );
  }
}
