import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { OpenItem, TextQuestion } from './rules/open-item.js';
import type { TextedContact } from './texted-contact.js';

/** The last question of a text, also one that was answered or has expired. */
export interface LastQuestion extends TextQuestion {
  asked_at: Date;
  is_open: boolean;
}

/** An open item with what it is about. */
export interface NewestItem {
  item: OpenItem;
  request?: TextedRequest | undefined;
  /** Set where the open item is a company's consent question. */
  company?: TextedContact | undefined;
}

/**
 * The request that a number was asked about last, or told that it is canceled; undefined: none. Unsent offers do not
 * count.
 */
export function lastAsked(
  { requests }: PhoneSituation,
  question: LastQuestion | null,
): TextedRequest | undefined {
  return requests
    .filter(({ state, is_waiting: isWaiting }) => state !== 'pending' || !isWaiting)
    .toSorted((a, b) => lastTouched(b, question) - lastTouched(a, question) || b.id - a.id)[0];
}

/** Whether the newest text to the number said that a call is canceled: then a yes or a no cannot mean an older question. */
export function isCanceledLast(
  situation: PhoneSituation,
  open: readonly OpenItem[],
  question: LastQuestion | null,
): boolean {
  const told = situation.told_off_at?.getTime() ?? -Infinity;
  return (
    told > (question?.asked_at.getTime() ?? -Infinity) &&
    open.length > 0 &&
    withDetails(open, situation).every(({ at }) => told > at)
  );
}

export function newestOf(
  open: readonly OpenItem[],
  situation: PhoneSituation,
): NewestItem | undefined {
  return withDetails(open, situation).toSorted((a, b) => b.at - a.at)[0];
}

function withDetails(
  open: readonly OpenItem[],
  { requests, contacts }: PhoneSituation,
): (NewestItem & { at: number })[] {
  return open.map((item) => {
    const request = requests.find(({ id }) => id === item.requestId);
    const company = request
      ? undefined
      : contacts.find((contact) => contact.company_id === item.companyId);
    return { item, request, company, at: askedAt(item, request, company) };
  });
}

/** Whether to drop a call, or whether they come, was asked minutes ago: nothing is newer. */
function askedAt(
  { kind }: OpenItem,
  request: TextedRequest | undefined,
  company: TextedContact | undefined,
): number {
  if (kind === 'drop' || kind === 'arrival') return Infinity;
  const at = kind === 'time_change' ? request?.time_change_asked_at : request?.asked_at;
  return (at ?? company?.consent_asked_at)?.getTime() ?? 0;
}

/** A question about one request, such as whether to drop it, counts for that request. */
function lastTouched(
  { id, asked_at: asked, told_off_at: toldOff }: TextedRequest,
  question: LastQuestion | null,
): number {
  const [item, another] = question?.items ?? [];
  const isAbout = item?.requestId === id && !another;
  return Math.max(
    asked.getTime(),
    toldOff?.getTime() ?? -Infinity,
    isAbout ? question!.asked_at.getTime() : -Infinity,
  );
}
