import type { RequestInContext } from '../requests/request-in-context.rows.js';
import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { ListedItem, OpenItem, TextQuestion } from './rules/open-item.js';

/** Requests of a number that can still change: neither over nor canceled nor deleted. */
export function currentRequests({ requests }: PhoneSituation): TextedRequest[] {
  return requests.filter(
    (request) => !request.is_over && !request.is_archived && !request.event_canceled,
  );
}

export function confirmedRequests(situation: PhoneSituation): TextedRequest[] {
  return currentRequests(situation).filter(({ state }) => state === 'confirmed');
}

/** Confirmed, and not clocked in nor out: the worker may still give it up. */
export function expectedRequests(situation: PhoneSituation): TextedRequest[] {
  return confirmedRequests(situation).filter(({ attendance }) => attendance === 'none');
}

/**
 * Questions that a number may answer with yes or no, in the order of a menu; items beyond its end can be opened by a
 * link.
 */
export function openItems(situation: PhoneSituation, question: TextQuestion | null): OpenItem[] {
  const current = currentRequests(situation);
  const asked = (kind: 'drop' | 'arrival'): ListedItem[] =>
    (question?.items ?? []).filter((item) => isAskedOpen(kind, item, question, current));
  const changed = current.filter((request) => request.time_change_token && request.consented);
  const offered = current.filter(
    (request) => request.state === 'pending' && request.consented && !request.is_waiting,
  );
  const asking = situation.contacts.filter(
    (contact) => contact.is_own_number && contact.consent_asked_at,
  );
  return [
    ...asked('drop').map((item) => ({ ...item, kind: 'drop' as const, isStale: false })),
    ...asked('arrival').map((item) => ({ ...item, kind: 'arrival' as const, isStale: false })),
    ...changed.map((request) => ({ ...itemOf('time_change', request), isStale: false })),
    ...asking.map((contact) => ({
      kind: 'consent' as const,
      requestId: null,
      companyId: contact.company_id,
      startsAt: null,
      isStale: false,
    })),
    ...offered.map((request) => ({
      ...itemOf('offer', request),
      isStale: request.told_starts_at
        ? request.told_starts_at.getTime() !== request.starts_at.getTime()
        : false,
    })),
  ];
}

export function itemOf(
  kind: 'offer' | 'time_change' | 'drop' | 'arrival',
  { id, company_id: companyId, starts_at: startsAt }: RequestInContext,
): ListedItem {
  return { kind, requestId: id, companyId, startsAt: startsAt.toISOString() };
}

/** The request of a listed item; undefined: it is gone, or its call has moved. */
export function findUnmoved(
  { requestId, startsAt }: ListedItem,
  requests: readonly TextedRequest[],
): TextedRequest | undefined {
  return requests.find(
    ({ id, starts_at: at }) => id === requestId && at.toISOString() === startsAt,
  );
}

/** Who has clocked in meanwhile is not asked any more whether they come. */
function isAskedOpen(
  kind: 'drop' | 'arrival',
  item: ListedItem,
  question: TextQuestion | null,
  current: readonly TextedRequest[],
): boolean {
  const isAsked = question?.kind === kind || (question?.kind === 'menu' && item.kind === kind);
  const request = isAsked ? findUnmoved(item, current) : undefined;
  return request?.state === 'confirmed' && (kind === 'drop' || request.attendance === 'none');
}
