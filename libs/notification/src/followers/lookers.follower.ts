import { RequestFact } from '#libs/labor';
import { type ChangedSubject, Fact, Follower, OnFact, type Work } from '#libs/platform';
import { TimeRecorded } from '#libs/time-entry';

interface Changed {
  subject: ChangedSubject;
  id: number;
}

const SHOWN: readonly string[] = [
  'event',
  'call_time',
  'labor_requirement',
] satisfies ChangedSubject[];

/** Whatever happens to an event, a call, a requirement or a request, those who look at it hear that it changed. */
@Follower('notification')
export class LookersFollower {
  @OnFact(Fact)
  async whenAnythingHappened(work: Work, fact: Fact): Promise<void> {
    const changed = changedBy(fact);
    if (changed && fact.companyId !== null)
      work.hint({ topic: 'changed', companyId: fact.companyId, ...changed });
  }
}

function changedBy(fact: Fact): Changed | null {
  if (fact instanceof RequestFact)
    return { subject: 'labor_requirement', id: fact.place.requirementId };
  if (fact instanceof TimeRecorded) return { subject: 'call_time', id: fact.callTimeId };
  if (fact.subjectId === null || !SHOWN.includes(fact.subject)) return null;
  return { subject: fact.subject as ChangedSubject, id: fact.subjectId };
}
