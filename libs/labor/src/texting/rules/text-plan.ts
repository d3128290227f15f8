import { isLateness, type TextIntent } from '#libs/messaging';
import { isSameItem, isUnmoved } from './open-item.js';
import type { ListedItem, OpenItem, TextQuestion, ItemKind } from './open-item.js';

/** All that the meaning of a text depends on. */
export interface TextContext {
  /** In the order of a menu. */
  open: readonly OpenItem[];
  /** Unless it has expired. */
  question: TextQuestion | null;
  /** Requests with the worker's yes that are not confirmed yet, of kind `offer`. */
  available: readonly ListedItem[];
  hasConfirmed: boolean;
  /** The request that the number was asked about last; null: none. */
  lastAskedRequestId: number | null;
  /** The newest text said that a call is canceled; it is newer than all that is open, and than the question. */
  isCanceledLast: boolean;
}

/** The reaction to a text. */
export type TextPlan =
  | { does: 'answer'; answer: 'yes' | 'no'; about: readonly ListedItem[] }
  /** Takes back a yes, or drops a confirmed call. */
  | { does: 'withdraw'; calls: readonly ListedItem[] }
  /** Null: no minutes stated. */
  | { does: 'late'; minutes: number | null }
  /** They are on their way to the call that is near. */
  | { does: 'coming' }
  /** `stop`: a no to the consent question. `status`: answers the state of the last asked request. `link`: it is unclear. */
  | { does: 'menu' | 'status and menu' | 'withdraw menu' | 'stop' | 'status' | 'link' | 'nothing' }
  | { does: 'ask to drop' | 'keep all' | 'sheet' | 'help' };

type Column = 'nothing' | 'stale' | 'several' | ItemKind;
type Cell =
  'yes' | 'no' | 'stop' | 'withdraw' | 'ask to drop' | 'menu' | 'status' | 'link' | 'nothing';
/** `pick`: numbers or ALL that refer to no menu. `started`: a START that has lifted a STOP and is answered by that. */
type RowName = 'accept' | 'decline' | 'start' | 'started' | 'pick';

const COLUMNS = [
  ...([
    'nothing',
    'offer',
    'stale',
    'time_change',
    'consent',
    'drop',
    'arrival',
    'several',
  ] as const),
] satisfies readonly Column[];

/** The reaction to a word while nothing, one item or several are open; `stale`: the one offer named another time. */
const RULES: Record<RowName, readonly Cell[]> = {
  //         nothing     offer   stale   time_change consent  drop    arrival        several
  accept: ['status', 'yes', 'menu', 'yes', 'yes', 'yes', 'yes', 'menu'],
  decline: ['withdraw', 'no', 'menu', 'no', 'stop', 'no', 'ask to drop', 'menu'],
  pick: ['status', 'menu', 'menu', 'link', 'link', 'status', 'link', 'menu'],
  start: ['status', 'menu', 'menu', 'menu', 'yes', 'menu', 'menu', 'menu'],
  started: ['nothing', 'menu', 'menu', 'menu', 'menu', 'menu', 'menu', 'menu'],
};

/**
 * Decides the reaction to a text; the one rule for all numbers. Numbers refer to the last menu, which is sent again if
 * one of its calls has moved.
 *
 * @param isStarted the text has lifted a STOP
 */
export function planReply(
  intent: TextIntent,
  context: TextContext,
  { isStarted = false } = {},
): TextPlan {
  switch (intent.word) {
    case 'accept':
      return context.isCanceledLast ? { does: 'status and menu' } : planByRule('accept', context);
    case 'decline':
      return context.isCanceledLast ? { does: 'status and menu' } : planNo(context);
    case 'start':
      return planByRule(isStarted ? 'started' : 'start', withoutDrop(context));
    case 'all':
      return planAll(context);
    case 'numbers':
      return planNumbers(intent.numbers, context);
    case 'minutes':
      if (asksMinutes(context.question)) return { does: 'late', minutes: intent.minutes };
      // It closes the question whether to drop the call, so that is not said again.
      return { does: context.question?.kind === 'drop' ? 'status' : 'link' };
    case 'late':
      return { does: 'late', minutes: intent.minutes };
    case 'coming':
      return { does: 'coming' };
    case 'out':
      return planOut(context);
    case 'who':
      return { does: 'sheet' };
    case 'help':
      return { does: 'help' };
    case 'stop':
      return { does: 'stop' };
    case 'unclear':
      return { does: 'link' };
  }
}

/**
 * Whether a text closes our last question: any understood text closes questions that must not be answered by chance
 * later. A menu without such an item stays, so that its numbers can be sent one by one.
 */
export function closesQuestion(intent: TextIntent, { kind, items }: TextQuestion): boolean {
  if (intent.word === 'unclear') return false;
  return kind !== 'menu' || items.some((item) => item.kind === 'drop');
}

function planByRule(row: RowName, context: TextContext): TextPlan {
  const cell = RULES[row][COLUMNS.indexOf(columnOf(context))]!;
  if (cell === 'yes' || cell === 'no')
    return { does: 'answer', answer: cell, about: context.open.map(listed) };
  return cell === 'withdraw' ? planWithdrawal(context) : { does: cell };
}

function columnOf({ open, question }: TextContext): Column {
  const [openItem, another] = open;
  if (!openItem) return 'nothing';
  if (another) return 'several';
  return openItem.isStale && !isShown(openItem, question) ? 'stale' : openItem.kind;
}

/** A no to a menu is a no to all that it showed and that is open as it was shown. */
function planNo(context: TextContext): TextPlan {
  const { open, question } = context;
  if (question?.kind === 'withdraw') return { does: 'keep all' };
  if (question?.kind !== 'menu' || open.length < 2) return planByRule('decline', context);
  const listed = open.filter((openItem) =>
    question.items.some((item) => isSameItem(item, openItem)),
  );
  return answerOrMenu('no', listed, question.items, context);
}

/** ALL never drops a call: that has to be said. */
function planAll(context: TextContext): TextPlan {
  const { open, question } = context;
  if (question?.kind !== 'menu') return planByRule('pick', context);
  const listed = open.filter(
    (openItem) =>
      openItem.kind !== 'drop' && question.items.some((item) => isSameItem(item, openItem)),
  );
  return answerOrMenu('yes', listed, question.items, context);
}

function planNumbers(numbers: readonly number[], context: TextContext): TextPlan {
  const { question } = context;
  if (asksMinutes(question) && numbers.length === 1 && isLateness(numbers[0]!))
    return { does: 'late', minutes: numbers[0]! };
  if (question?.kind !== 'menu' && question?.kind !== 'withdraw')
    return planByRule('pick', context);
  const items = numbers.map((number) => question.items[number - 1]);
  const areShown = items.every((item) => item !== undefined);
  if (question.kind === 'withdraw')
    return areShown ? { does: 'withdraw', calls: items } : { does: 'withdraw menu' };
  return answerOrMenu('yes', areShown ? items : [], question.items, context);
}

/** @param about what the text refers to; answered ones stay unchanged, which the services report */
function answerOrMenu(
  answer: 'yes' | 'no',
  about: readonly ListedItem[],
  items: readonly ListedItem[],
  context: TextContext,
): TextPlan {
  const hasMoved = items.some(
    (item) =>
      about.some((openItem) => isSameItem(openItem, item)) &&
      context.open.some((openItem) => isSameItem(openItem, item) && !isUnmoved(openItem, item)),
  );
  if (about.length === 0 || hasMoved) return planByRule('pick', context);
  return { does: 'answer', answer, about: about.map(listed) };
}

/** The second OUT drops the call that the first one asked about, unless it has moved since. */
function planOut({ open, question, available, hasConfirmed }: TextContext): TextPlan {
  const drop = question?.kind === 'drop' && open.find(({ kind }) => kind === 'drop');
  if (drop) return { does: 'answer', answer: 'yes', about: [listed(drop)] };
  if (available.length === 0) return { does: 'ask to drop' };
  return available.length === 1 && !hasConfirmed
    ? { does: 'withdraw', calls: available }
    : { does: 'withdraw menu' };
}

/** A no while nothing is open takes back the one yes that it can mean. */
function planWithdrawal({ available, hasConfirmed, lastAskedRequestId }: TextContext): TextPlan {
  const [call, another] = available;
  if (!call) return { does: 'status' };
  const isMeant = !another && (!hasConfirmed || call.requestId === lastAskedRequestId);
  return isMeant ? { does: 'withdraw', calls: [call] } : { does: 'withdraw menu' };
}

/** A number answers how late they are, and also whether they are on their way. */
function asksMinutes(question: TextQuestion | null): boolean {
  return question?.kind === 'late' || question?.kind === 'arrival';
}

function withoutDrop(context: TextContext): TextContext {
  return { ...context, open: context.open.filter(({ kind }) => kind !== 'drop') };
}

function isShown(openItem: OpenItem, question: TextContext['question']): boolean {
  return question?.kind === 'menu' && question.items.some((item) => isUnmoved(item, openItem));
}

function listed({ kind, requestId, companyId, startsAt }: ListedItem): ListedItem {
  return { kind, requestId, companyId, startsAt };
}
