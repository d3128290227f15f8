import type { JobIntent } from '#libs/messaging';
import type { ListedCall } from '../text-question.entity.js';

/** Offers that can be answered, the earliest call first. */
export interface OpenOffer extends ListedCall {
  /** The offer named another start than the call has now. */
  isStale: boolean;
}

export interface TextContext {
  offers: readonly OpenOffer[];
  /** Our last question, unless it has expired; a menu's items in the order of their numbers. */
  question: { kind: 'menu' | 'drop'; items: readonly ListedCall[] } | null;
}

/** What to do about a text. `link`: it is unclear, or there is nothing it could answer. */
export type TextPlan =
  | { does: 'answer'; answer: 'yes' | 'no'; calls: readonly ListedCall[] }
  | { does: 'drop' | 'keep'; call: ListedCall }
  | { does: 'menu' | 'ask to drop' | 'late' | 'sheet' | 'link' };

const LINK: TextPlan = { does: 'link' };

/**
 * Decides what a text means. A bare yes or no answers the only open offer; it answers the question
 * about dropping a call only where no offer is open. Numbers refer to the last menu, which is sent
 * again if one of its calls has moved.
 */
export function planReply(words: JobIntent, { offers, question }: TextContext): TextPlan {
  const menu = question?.kind === 'menu' ? question.items : null;
  switch (words.word) {
    case 'accept':
    case 'decline':
      return bareAnswer(words.word === 'accept' ? 'yes' : 'no', { offers, question });
    case 'all':
      return menu ? answerListed('yes', menu, offers) : menuOrLink(offers);
    case 'numbers':
      return answerNumbers(words.numbers, menu, offers);
    case 'out':
      return question?.kind === 'drop'
        ? { does: 'drop', call: question.items[0]! }
        : { does: 'ask to drop' };
    case 'late':
      return { does: 'late' };
    case 'who':
      return { does: 'sheet' };
    case 'unclear':
      return LINK;
  }
}

function bareAnswer(answer: 'yes' | 'no', { offers, question }: TextContext): TextPlan {
  if (question?.kind === 'drop')
    return offers.length > 0
      ? LINK
      : { does: answer === 'yes' ? 'drop' : 'keep', call: question.items[0]! };
  const [offer, another] = offers;
  if (!offer) return LINK;
  if (!another && (!offer.isStale || isListed(offer, question)))
    return { does: 'answer', answer, calls: [offer] };
  return question && answer === 'no'
    ? answerListed('no', question.items, offers)
    : menuOrLink(offers);
}

/** Items of the menu that are still open; answered ones stay as they are. */
function answerListed(
  answer: 'yes' | 'no',
  items: readonly ListedCall[],
  offers: readonly OpenOffer[],
): TextPlan {
  const shown = offers.filter(({ requestId }) =>
    items.some((item) => item.requestId === requestId),
  );
  if (shown.length === 0 || hasMoved(items, shown)) return menuOrLink(offers);
  return { does: 'answer', answer, calls: shown };
}

function answerNumbers(
  numbers: readonly number[],
  menu: readonly ListedCall[] | null,
  offers: readonly OpenOffer[],
): TextPlan {
  const items = numbers.map((number) => menu?.[number - 1]);
  if (!items.every((item) => item !== undefined) || hasMoved(items, offers))
    return menuOrLink(offers);
  return { does: 'answer', answer: 'yes', calls: items };
}

function hasMoved(items: readonly ListedCall[], offers: readonly OpenOffer[]): boolean {
  return items.some((item) =>
    offers.some((offer) => offer.requestId === item.requestId && offer.startsAt !== item.startsAt),
  );
}

function isListed(offer: OpenOffer, question: TextContext['question']): boolean {
  return (
    question?.kind === 'menu' &&
    question.items.some(
      (item) => item.requestId === offer.requestId && item.startsAt === offer.startsAt,
    )
  );
}

function menuOrLink(offers: readonly OpenOffer[]): TextPlan {
  return offers.length > 0 ? { does: 'menu' } : LINK;
}
