import { zoneOf } from '#libs/event';
import type { CallConflict, CallConflicts, ConfirmPage, RequestProgress } from '#libs/labor';
import type { Language } from '#libs/messaging';
import type { CompanyBrand } from '../frame/page.js';
import { formatZone } from '../translations/format-date-time.js';
import { type CallView, callView } from './call-view.js';

/** All that the holder of an offer's link sees of an event. */
export interface ConfirmModel {
  language: Language;
  path: string;
  eventName: string;
  eventDescription: string;
  eventCanceled: boolean;
  company: CompanyBrand;
  companyName: string;
  /** E.164, of whoever answers questions; null: unknown. */
  companyPhone: string | null;
  workerName: string;
  /** The usual name of the venue's zone. */
  zone: string;
  /** The link's own call first, then the others by their start, whatever their state, so that no card moves by an answer. */
  calls: OfferedCall[];
  /**
   * The QR code as a `data:` URL, the six characters that one can say instead, and the page that shows both large; null
   * when there is nothing to clock in for.
   */
  code: { image: string; spoken: string; path: string } | null;
  /** Opens the registration; null: the worker has an account. */
  registrationPath: string | null;
}

/** A call with whether its first-come positions are taken, and whether there is a sheet that its worker may read. */
export type OfferedCall = CallView & {
  full: boolean;
  hasSheet: boolean;
  /** The address of the question about a move; null: nothing is asked. */
  movePath: string | null;
};

interface ConfirmModelInput {
  page: ConfirmPage;
  /** By request. */
  progress: ReadonlyMap<number, RequestProgress>;
  conflicts: CallConflicts;
  path: string;
  /** Of the link. */
  token: string;
  now: Date;
  language: Language;
  /** Ids of requirements whose first-come positions are taken. */
  fullRequirementIds: ReadonlySet<number>;
  callIdsWithSheet: ReadonlySet<number>;
  /** Tokens of open questions about a move, by request. */
  moves: ReadonlyMap<number, string>;
  code: ConfirmModel['code'];
}

export function confirmModel({
  page,
  progress,
  conflicts,
  path,
  token,
  now,
  language,
  fullRequirementIds,
  callIdsWithSheet,
  moves,
  code,
}: ConfirmModelInput): ConfirmModel {
  const { event, worker, registrationToken } = page;
  const calls = page.requests
    .map((request) =>
      callView(request, {
        progress: progress.get(request.id)!,
        conflicts: conflictsOf(request, conflicts),
        now,
        language,
      }),
    )
    .filter((call) => isShown(call, event.canceled))
    .map((call) => ({
      ...call,
      full: fullRequirementIds.has(call.requirementId) && !call.reserved,
      hasSheet: callIdsWithSheet.has(call.callId),
      movePath: movePathOf(call, moves),
    }));
  return {
    language,
    path,
    eventName: event.event_name,
    eventDescription: event.event_description.trim(),
    eventCanceled: event.canceled,
    company: event.company,
    companyName: event.company.name,
    companyPhone: event.company.phone_number || null,
    workerName: worker.name,
    zone: formatZone(zoneOf(event), language),
    calls: [
      ...calls.filter((call) => call.token === token),
      ...calls.filter((call) => call.token !== token),
    ],
    code,
    registrationPath:
      registrationToken && `/app/user/register/?token=${encodeURIComponent(registrationToken)}`,
  };
}

function movePathOf(
  { requestId, isOver }: CallView,
  moves: ReadonlyMap<number, string>,
): string | null {
  const token = moves.get(requestId);
  return token && !isOver ? `/app/call/confirm-time-change/${token}/` : null;
}

/** Confirmed calls stay when they are over; of the others only those that can still be answered are shown. */
function isShown({ state, isOver }: CallView, isCanceled: boolean): boolean {
  if (isCanceled) return false;
  const canBeAnswered = state === 'pending' || state === 'available' || state === 'declined';
  return state === 'confirmed' || (canBeAnswered && !isOver);
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
