import { PersonErased, PersonExported, WorkerMerged } from '#libs/labor';
import { mentionedIn, mentionsOf } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Rates and extras of people who are merged, exported or forgotten. */
@Follower('pay')
export class PayPeopleFollower {
  /** The kept contact's own rates count; those of the other move where the kept one has none of the kind. */
  @OnFact(WorkerMerged)
  async whenWorkerMerged(work: Work, { workerId, mergedId }: WorkerMerged): Promise<void> {
    await work.rows(
      `update pay_rates rate set worker_id = $1
        where rate.worker_id = $2 and not exists (
          select 1 from pay_rates own where own.worker_id = $1
             and (own.labor_type_id, own.location_profile_id, own.event_id, own.labor_requirement_id)
                 is not distinct from (rate.labor_type_id, rate.location_profile_id, rate.event_id, rate.labor_requirement_id))`,
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
