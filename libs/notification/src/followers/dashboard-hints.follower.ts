import { RequestFact, RequestStateChanged } from '#libs/labor';
import {
  type ChangedPath,
  type ChangedSubject,
  Fact,
  Follower,
  OnFact,
  type Work,
} from '#libs/platform';
import { TimeRecorded } from '#libs/time-entry';
import { changedArea } from '../rules/changed-area.js';

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

/**
 * Hints dashboards and pages: `changed` for an event, a call, a requirement, a request or recorded hours, `area` for
 * what only pages show.
 */
@Follower('notification')
export class DashboardHintsFollower {
  @OnFact(Fact)
  async whenAnythingHappened(work: Work, fact: Fact): Promise<void> {
    const { companyId } = fact;
    const changed = changedBy(fact);
    if (changed && companyId !== null) work.hint({ topic: 'changed', companyId, ...changed });
    const area = changesCounters(fact) ? 'contacts' : changedArea(fact.name, fact.subject);
    if (area) work.hint({ topic: 'area', companyId: isForSeveral(fact) ? null : companyId, area });
  }
}

/** An answer about consent may count for several companies, of which the fact names one. */
function isForSeveral({ subject }: Fact): boolean {
  return subject === 'consent';
}

/** Cancellations and no-shows are counted with the contact. */
function changesCounters(fact: Fact): boolean {
  const counted = ['canceled', 'no_show'];
  return (
    fact instanceof RequestStateChanged &&
    (counted.includes(fact.from) || counted.includes(fact.to))
  );
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
