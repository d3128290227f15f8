import type { Actor } from '#libs/kernel';
import { Fact, Follower, OnFact, type Work } from '#libs/platform';
import { redactSecrets } from '../rules/redact-secrets.js';

type AuditedChange = Pick<Fact, 'companyId' | 'subject' | 'subjectId' | 'before' | 'after'> & {
  action: string;
};

/**
 * Writes every fact into the audit trail: actor, impersonator, company, subject, before and after. Values that may name a
 * person are kept beside the entry.
 */
@Follower('notification')
export class AuditFollower {
  @OnFact(Fact)
  async whenAnythingHappened(work: Work, fact: Fact): Promise<void> {
    work.batchWrite(writeEntries, {
      companyId: fact.companyId,
      action: fact.name,
      subject: fact.subject,
      subjectId: fact.subjectId,
      before: redactSecrets(fact.before),
      after: redactSecrets(fact.after),
    });
  }
}

/** `audit_values_are_personal` decides what goes into `audit_values`; ids follow the order of the facts. Entries wait to be linked. */
const INSERT_ENTRIES = `with given as materialized (
       select n, change.*, case when audit_values_are_personal(before) or audit_values_are_personal(after) then gen_random_uuid()::text end as salt
         from jsonb_array_elements($1::jsonb) with ordinality as listed(value, n)
        cross join jsonb_to_record(listed.value)
               as change("companyId" bigint, action text, subject text, "subjectId" bigint, before jsonb, after jsonb)
     ), change as materialized (
       select n, "companyId", action, subject, "subjectId", salt, nullif(before, 'null') as before, nullif(after, 'null') as after,
              audit_values_hash(salt, nullif(before, 'null'), nullif(after, 'null')) as hash
         from given
     ), kept as (
       insert into audit_values (hash, salt, before, after) select hash, salt, before, after from change where salt is not null
     ), written as (
       insert into audit_entries (at, user_id, actor_kind, impersonator_id, request_id, company_id, action, subject, subject_id, before, after, values_hash)
       select $2, $3, $4, $5, $6, "companyId", action, subject, "subjectId",
              case when salt is null then before end, case when salt is null then after end, hash
         from change order by n returning id, company_id, at
     )
     insert into unlinked_audit_entries (entry_id, chain, at) select id, coalesce(company_id, 0), at from written`;

/** A read has no transaction; its entry is committed before the answer is sent. */
async function writeEntries(work: Work, changes: readonly AuditedChange[]): Promise<void> {
  const { actor, httpRequestId } = work.caller;
  const parameters = [
    JSON.stringify(changes),
    work.now,
    actor.userId,
    kindOf(actor),
    actor.impersonatorId,
    httpRequestId,
  ];
  if (work.isTransaction) work.executeWithoutWaiting(INSERT_ENTRIES, parameters);
  else await work.execute(INSERT_ENTRIES, parameters);
}

/** For a signed-in holder of a link, the user counts. */
function kindOf(actor: Actor): string {
  if (actor.userId !== null) return 'user';
  return actor.capability ?? 'house';
}
