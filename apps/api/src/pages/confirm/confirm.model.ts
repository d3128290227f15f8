import { zoneOf } from '#libs/event';
import type { CallConflict, CallConflicts, ConfirmPage, RequestProgress } from '#libs/labor';
import type { Language } from '#libs/messaging';
import type { CompanyBrand } from '../frame/page.js';
import { formatZone } from '../translations/format-date-time.js';
import { type CallView, callView } from './call-view.js';

/** All that the holder of an offer's link sees of an event, by the state of each request. */
export interface ConfirmModel {
  language: Language;
  path: string;
  eventName: string;
  eventDescription: string;
  eventCanceled: boolean;
  company: CompanyBrand;
  companyName: string;
  workerName: string;
  /** The usual name of the venue's zone. */
  zone: string;
  pending: (CallView & { full: boolean })[];
  confirmed: CallView[];
  available: CallView[];
  /** Calls that are not over, so that the answer can still be changed. */
  declined: CallView[];
  /** The QR code as a `data:` URL, and the page that shows it large; null when there is nothing to clock in for. */
  code: { image: string; path: string } | null;
}

interface ConfirmModelInput {
  page: ConfirmPage;
  /** By request. */
  progress: ReadonlyMap<number, RequestProgress>;
  conflicts: CallConflicts;
  path: string;
  now: Date;
  /** Ids of requirements whose first-come positions are taken. */
  fullRequirementIds: ReadonlySet<number>;
  code: ConfirmModel['code'];
}

export function confirmModel({
  page,
  progress,
  conflicts,
  path,
  now,
  fullRequirementIds,
  code,
}: ConfirmModelInput): ConfirmModel {
  const { event, worker } = page;
  const calls = page.requests.map((request) =>
    callView(request, {
      progress: progress.get(request.id)!,
      conflicts: conflictsOf(request, conflicts),
      now,
      language: worker.language,
    }),
  );
  const open = calls.filter(({ isOver }) => !isOver && !event.canceled);
  const isIn = (state: CallView['state']) => (call: CallView) => call.state === state;
  return {
    language: worker.language,
    path,
    eventName: event.event_name,
    eventDescription: event.event_description.trim(),
    eventCanceled: event.canceled,
    company: event.company,
    companyName: event.company.name,
    workerName: worker.name,
    zone: formatZone(zoneOf(event), worker.language),
    pending: open.filter(isIn('pending')).map((call) => ({
      ...call,
      full: fullRequirementIds.has(call.requirementId) && !call.reserved,
    })),
    confirmed: event.canceled ? [] : calls.filter(isIn('confirmed')),
    available: open.filter(isIn('available')),
    declined: open.filter(isIn('declined')),
    code,
  };
}

/** Unanswered offers conflict before a yes; afterwards only accepted ones do. */
function conflictsOf(
  { id, state }: ConfirmPage['requests'][number],
  conflicts: CallConflicts,
): CallConflict[] {
  const found = conflicts.get(id) ?? [];
  const isAccepted = state === 'available' || state === 'confirmed';
  return isAccepted ? found.filter(({ other }) => other.state !== 'pending') : found;
}
