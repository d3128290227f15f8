import { RequestFact } from '#libs/labor';
import { type ChangedSubject, Fact, Follower, OnFact, type Work } from '#libs/platform';
import { TimeRecorded } from '#libs/time-entry';

interface ChangedRow {
  subject: ChangedSubject;
  id: number;
}

const DASHBOARD_SUBJECTS: readonly string[] = [
  'event',
  'call_time',
  'labor_requirement',
] satisfies ChangedSubject[];

/** Whatever happens to an event, a call, a requirement or a request, those who look at it hear that it changed. */
@Follower('notification')
export class DashboardHintsFollower {
  @OnFact(Fact)
  async whenAnythingHappened(work: Work, fact: Fact): Promise<void> {
    const changed = changedBy(fact);
    if (changed && fact.companyId !== null)
      work.hint({ topic: 'changed', companyId: fact.companyId, ...changed });
  }
}

function changedBy(fact: Fact): ChangedRow | null {
  if (fact instanceof RequestFact)
    return { subject: 'labor_requirement', id: fact.ids.requirementId };
  if (fact instanceof TimeRecorded) return { subject: 'call_time', id: fact.callTimeId };
  if (fact.subjectId === null || !DASHBOARD_SUBJECTS.includes(fact.subject)) return null;
  return { subject: fact.subject as ChangedSubject, id: fact.subjectId };
}
