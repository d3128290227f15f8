import { PersonErased, PersonExported, WorkerMerged } from '#libs/labor';
import { mentionedIn, mentionsOf } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

const sameKind = (a: string, b: string): string =>
  `(${a}.labor_type_id, ${a}.location_profile_id, ${a}.event_id, ${a}.labor_requirement_id)
   is not distinct from (${b}.labor_type_id, ${b}.location_profile_id, ${b}.event_id, ${b}.labor_requirement_id)`;

/** Rates and extras of people who are merged, exported or forgotten. */
@Follower('pay')
export class PayPeopleFollower {
  /**
   * On each date the kept contact's own rate counts, else that of the other: before the first own one, and from the end of an
   * own one on. What would count beside an own rate goes with the contact.
   */
  @OnFact(WorkerMerged)
  async whenWorkerMerged(work: Work, { workerId, mergedId }: WorkerMerged): Promise<void> {
    // All parts of the statement see the rates as they were before it.
    await work.rows(
      `with theirs as (
         select rate.id, latest.amount is null and latest.effective_from is distinct from rate.effective_from as moves
           from pay_rates rate left join lateral (
                select own.amount, own.effective_from from pay_rates own
                 where own.worker_id = $1 and own.effective_from <= rate.effective_from and ${sameKind('own', 'rate')}
                 order by own.effective_from desc limit 1) latest on true
          where rate.worker_id = $2),
       filled as (
         update pay_rates rate set per = other.per, amount = other.amount
           from pay_rates own cross join lateral (
                select rate.per, rate.amount from pay_rates rate
                 where rate.worker_id = $2 and rate.effective_from <= own.effective_from and ${sameKind('own', 'rate')}
                 order by rate.effective_from desc limit 1) other
          where own.worker_id = $1 and own.amount is null and rate.id = own.id and other.amount is not null)
       update pay_rates rate set worker_id = $1 from theirs where rate.id = theirs.id and theirs.moves`,
      [workerId, mergedId],
    );
  }

  /** Amounts stay with the hours, under the pseudonym; notes lose the name. */
  @OnFact(PersonErased)
  async whenPersonErased(work: Work, { person }: PersonErased): Promise<void> {
    const mentions = mentionsOf(person.terms);
    if (mentions)
      await work.rows(
        `update pay_extras set note = regexp_replace(note, $1, $3, 'g') where ${mentionedIn('note')} and company_id = any($4::bigint[])`,
        [mentions.pattern, mentions.hints, person.pseudonym, person.companyIds],
      );
  }

  @OnFact(PersonExported)
  async whenPersonExported(work: Work, { person, sections }: PersonExported): Promise<void> {
    sections['pay_rates'] = await work.jsonRows(
      `select rate.effective_from, rate.per, rate.amount / 10000.0 as amount, t.name as skill, l.name as location,
              e.event_name as event, ct.name as call
         from pay_rates rate left join location_profiles l on l.id = rate.location_profile_id
         left join labor_requirements q on q.id = rate.labor_requirement_id left join call_times ct on ct.id = q.call_time_id
         left join labor_types t on t.id = coalesce(rate.labor_type_id, q.labor_type_id)
         left join events e on e.id = coalesce(rate.event_id, ct.event_id) where rate.worker_id = any($1::bigint[]) order by rate.id`,
      [person.contacts.map(({ id }) => id)],
    );
    sections['pay_extras'] = await work.jsonRows(
      `select te.start_at, px.kind, px.cents / 100.0 as amount, px.note from pay_extras px join time_entries te on te.id = px.time_entry_id
        where te.labor_request_id = any($1::bigint[]) order by px.id`,
      [person.requestIds],
    );
  }
}
