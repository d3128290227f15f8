import type { ConfirmPage, RequestWithCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import type { Notice } from '../layout/notice.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

/** What came of a worker's answers, a line for each. */
export function answerNotice(
  requestIds: readonly number[],
  before: ConfirmPage,
  after: ConfirmPage,
): Notice {
  const known = new Map(before.requests.map((request) => [request.id, request]));
  const answered = after.requests.filter(({ id }) => requestIds.includes(id));
  const isConfirmed = answered.some(({ state }) => state === 'confirmed');
  return {
    tone: isConfirmed ? 'success' : 'info',
    lines: answered.map((request) => lineOf(request, known.get(request.id), after.worker.language)),
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
