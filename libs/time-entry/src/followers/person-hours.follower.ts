import { PersonErased, PersonExported } from '#libs/labor';
import { mentionedIn, mentionsOf } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** What people typed about hours and may name somebody. */
const TYPED = [
  ['time_entry_disputes', 'sentence'],
  ['time_entry_disputes', 'answer'],
  ['time_entry_adjustments', 'reason'],
  ['time_sheets', 'returned_note'],
] as const;

/** Hours of people who are forgotten stay, their codes and stations named after them do not. */
@Follower('time-entry')
export class PersonHoursFollower {
  @OnFact(PersonErased)
  async whenPersonErased(work: Work, { person }: PersonErased): Promise<void> {
    await work.rows('delete from clock_in_tokens where worker_id = any($1::bigint[])', [
      person.contacts.map(({ id }) => id),
    ]);
    const mentions = mentionsOf(person.terms);
    if (!mentions) return;
    const given = [mentions.pattern, mentions.hints, person.pseudonym, person.companyIds];
    for (const [table, column] of TYPED)
      await work.rows(
        `update ${table} set ${column} = regexp_replace(${column}, $1, $3, 'g') where ${mentionedIn(column)} and company_id = any($4::bigint[])`,
        given,
      );
    await work.rows(
      `update stations set name = regexp_replace(name, $1, $3, 'g') where ${mentionedIn('name')}
            and event_id in (select e.id from events e where e.company_id = any($4::bigint[]))`,
      given,
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
    sections['hours_disputes'] = await work.jsonRows(
      `select ted.labor_request_id, ted.sentence, ted.created_at, ted.answer, ted.answered_at
         from time_entry_disputes ted where ted.labor_request_id = any($1::bigint[]) order by ted.id`,
      [person.requestIds],
    );
    sections['hours_adjustments'] = await work.jsonRows(
      `select tea.labor_request_id, tea.before, tea.after, tea.reason, tea.created_at
         from time_entry_adjustments tea where tea.labor_request_id = any($1::bigint[]) order by tea.id`,
      [person.requestIds],
    );
    sections['scans'] = await work.jsonRows(
      `select sc.at, sc.source, sc.outcome, sc.sentence, sc.judgement from scans sc where sc.worker_id = any($1::bigint[]) order by sc.at`,
      [person.contacts.map(({ id }) => id)],
    );
  }
}
