import { zoneOf } from '#libs/event';
import type { CallConflicts, ConfirmPage, RequestWithCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import type { Notice } from '../frame/notice.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { conflictWarnings } from './conflict-warnings.js';

/**
 * The results of a worker's answers, a line for each, and one for each conflict.
 *
 * @param conflicts of the requests that were accepted
 */
export function answerNotice(
  requestIds: readonly number[],
  before: ConfirmPage,
  after: ConfirmPage,
  conflicts: CallConflicts,
  language: Language,
): Notice {
  const known = new Map(before.requests.map((request) => [request.id, request]));
  const answered = after.requests.filter(({ id }) => requestIds.includes(id));
  const isConfirmed = answered.some(({ state }) => state === 'confirmed');
  const warnings = conflictWarnings([...conflicts.values()].flat(), zoneOf(after.event), language);
  const tone = isConfirmed ? 'success' : 'info';
  return {
    tone: warnings.length > 0 ? 'warning' : tone,
    lines: [
      ...answered.map((request) => lineOf(request, known.get(request.id), language)),
      ...warnings,
    ],
  };
}

function lineOf(
  { state, call_time: call }: RequestWithCall,
  before: RequestWithCall | undefined,
  language: Language,
): string {
  const words = TRANSLATIONS[language].confirm.outcome;
  if (before?.state === state) return words.unchanged(call.name);
  if (state === 'confirmed')
    return words.confirmed(call.name, formatDateTime(call.date, call.time, language));
  return state === 'available' ? words.available(call.name) : words.declined(call.name);
}
