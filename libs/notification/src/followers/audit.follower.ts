import type { Actor } from '#libs/kernel';
import { Fact, Follower, OnFact, type Work } from '#libs/platform';
import { redactSecrets } from '../rules/redact-secrets.js';

type AuditedChange = Pick<Fact, 'companyId' | 'subject' | 'subjectId' | 'before' | 'after'> & {
  action: string;
};

/**
 * Writes every fact into the audit trail: actor, impersonator, company, subject, before and after.
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

const INSERT_ENTRIES = `insert into audit_entries (at, user_id, actor_kind, impersonator_id, request_id, company_id, action, subject, subject_id, before, after)
     select $2, $3, $4, $5, $6, change."companyId", change.action, change.subject, change."subjectId",
            nullif(change.before, 'null'), nullif(change.after, 'null')
       from jsonb_array_elements($1::jsonb) with ordinality as given(value, n)
      cross join jsonb_to_record(given.value)
             as change("companyId" bigint, action text, subject text, "subjectId" bigint, before jsonb, after jsonb)
      order by given.n`;

/** Of a read, which has no transaction, the entry is there before the answer is. */
async function writeEntries(work: Work, changes: readonly AuditedChange[]): Promise<void> {
  const { actor, requestId } = work.caller;
  const parameters = [
    JSON.stringify(changes),
    work.now,
    actor.userId,
    kindOf(actor),
    actor.impersonatorId,
    requestId,
  ];
  if (work.isTransaction) work.executeWithoutWaiting(INSERT_ENTRIES, parameters);
  else await work.execute(INSERT_ENTRIES, parameters);
}

/** For a signed-in holder of a link, the user counts. */
function kindOf(actor: Actor): string {
  if (actor.userId !== null) return 'user';
  return actor.capability ?? 'house';
}
