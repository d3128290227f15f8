import { RequestFact } from '#libs/labor';
import {
  type ChangedPath,
  type ChangedSubject,
  Fact,
  Follower,
  OnFact,
  type Work,
} from '#libs/platform';
import { TimeRecorded } from '#libs/time-entry';

interface ChangedRow {
  subject: ChangedSubject;
  id: number;
  /** Absent where the fact does not have it; readers look it up. */
  path?: ChangedPath;
}

const DASHBOARD_SUBJECTS: readonly string[] = [
  'event',
  'call_time',
  'labor_requirement',
] satisfies ChangedSubject[];

/** Sends dashboards a hint whenever an event, a call, a requirement, a request or recorded hours changed. */
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
  if (fact instanceof RequestFact) {
    const { eventId: event_id, callTimeId: call_time_id, requirementId: requirement_id } = fact.ids;
    return {
      subject: 'labor_requirement',
      id: requirement_id,
      path: { event_id, call_time_id, requirement_id },
    };
  }
  if (fact instanceof TimeRecorded) return { subject: 'call_time', id: fact.callTimeId };
  const { subject, subjectId: id } = fact;
  if (id === null || !isDashboardSubject(subject)) return null;
  return subject === 'event'
    ? { subject, id, path: { event_id: id, call_time_id: null, requirement_id: null } }
    : { subject, id };
}

function isDashboardSubject(subject: string): subject is ChangedSubject {
  return DASHBOARD_SUBJECTS.includes(subject);
}
