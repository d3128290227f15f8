import fc from 'fast-check';
import { type OptOutType, parseTextIntent, type TextIntent } from '#libs/messaging';
import { ITEM_KINDS } from './open-item.js';
import type { ListedItem, OpenItem, TextQuestion, TextQuestionKind } from './open-item.js';
import { closesQuestion, planReply, type TextContext, type TextPlan } from './text-plan.js';

const T = '2031-05-01T12:00:00.000Z';
const MOVED = '2031-05-01T13:00:00.000Z';

const offer = (requestId: number, startsAt = T, isStale = false): OpenItem => ({
  kind: 'offer',
  requestId,
  companyId: 1,
  startsAt,
  isStale,
});
const change = (requestId: number): OpenItem => ({ ...offer(requestId), kind: 'time_change' });
const drop = (requestId: number): OpenItem => ({ ...offer(requestId), kind: 'drop' });
const arrival = (requestId: number): OpenItem => ({ ...offer(requestId), kind: 'arrival' });
const consent = (companyId: number): OpenItem => ({
  ...{ kind: 'consent', requestId: null, companyId, startsAt: null, isStale: false },
});
/** Was shown as things are at T. */
const asked = (kind: TextQuestionKind, ...items: OpenItem[]): TextQuestion => ({
  kind,
  items: items.map((openItem) => ({ ...openItem, startsAt: openItem.startsAt && T })),
});

const NOBODY: Omit<TextContext, 'open' | 'question'> = {
  available: [],
  hasConfirmed: false,
  lastAskedRequestId: null,
  isCanceledLast: false,
};
const nameOf = ({ kind, requestId, companyId }: ListedItem): string =>
  kind === 'consent'
    ? `consent ${companyId}`
    : kind === 'offer'
      ? String(requestId)
      : `${kind} ${requestId}`;

function told(plan: TextPlan): string {
  if (plan.does === 'answer') return `${plan.answer} ${plan.about.map(nameOf).join(', ')}`;
  if (plan.does === 'withdraw') return `withdraw ${plan.calls.map(nameOf).join(', ')}`;
  return plan.does === 'late' ? `late ${plan.minutes ?? '?'}` : plan.does;
}

const [a, b, c] = [offer(11), offer(12), offer(13)];
const moved = offer(11, MOVED);
const stale = offer(14, T, true);

describe('the reaction to a text', () => {
  it.each`
    open                        | question                                 | body                           | does                                   | because
    ${[a]}                      | ${null}                                  | ${'yes'}                       | ${'yes 11'}                            | ${'there is one offer'}
    ${[a]}                      | ${null}                                  | ${'👍🏾'}                        | ${'yes 11'}                            | ${'there is one offer'}
    ${[a]}                      | ${null}                                  | ${'sure, thanks'}              | ${'yes 11'}                            | ${'there is one offer'}
    ${[a]}                      | ${null}                                  | ${'n'}                         | ${'no 11'}                             | ${'there is one offer'}
    ${[]}                       | ${null}                                  | ${'yes'}                       | ${'status'}                            | ${'there is nothing to say yes to'}
    ${[]}                       | ${null}                                  | ${'no'}                        | ${'status'}                            | ${'there is nothing to say no to, nor to take back'}
    ${[]}                       | ${null}                                  | ${'1'}                         | ${'status'}                            | ${'nothing has a number'}
    ${[stale]}                  | ${null}                                  | ${'no'}                        | ${'menu'}                              | ${'a no to another time'}
    ${[stale]}                  | ${null}                                  | ${'1'}                         | ${'menu'}                              | ${'no number was shown'}
    ${[a, b]}                   | ${null}                                  | ${'1'}                         | ${'menu'}                              | ${'no number was shown'}
    ${[]}                       | ${null}                                  | ${'start'}                     | ${'status'}                            | ${'nothing is open'}
    ${[a]}                      | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'it accepts no job'}
    ${[stale]}                  | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'it accepts no job'}
    ${[change(21)]}             | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'it accepts no time'}
    ${[arrival(21)]}            | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'it does not say that they come'}
    ${[a, b]}                   | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'what is open is shown'}
    ${[change(21)]}             | ${null}                                  | ${'ok'}                        | ${'yes time_change 21'}                | ${'it answers the new time'}
    ${[change(21)]}             | ${null}                                  | ${'no'}                        | ${'no time_change 21'}                 | ${'it answers the new time'}
    ${[change(21)]}             | ${null}                                  | ${'1'}                         | ${'link'}                              | ${'no number was shown'}
    ${[change(21)]}             | ${null}                                  | ${'all'}                       | ${'link'}                              | ${'nothing was listed'}
    ${[change(21)]}             | ${null}                                  | ${'what time?'}                | ${'link'}                              | ${'anything else gets its link'}
    ${[change(21), change(22)]} | ${null}                                  | ${'yes'}                       | ${'menu'}                              | ${'which of the two?'}
    ${[change(21), change(22)]} | ${asked('menu', change(21), change(22))} | ${'2'}                         | ${'yes time_change 22'}                | ${'the second'}
    ${[change(21), change(22)]} | ${asked('menu', change(21), change(22))} | ${'no'}                        | ${'no time_change 21, time_change 22'} | ${'neither'}
    ${[consent(2)]}             | ${null}                                  | ${'y'}                         | ${'yes consent 2'}                     | ${'that is what was asked'}
    ${[consent(2)]}             | ${null}                                  | ${'No, thank you'}             | ${'stop'}                              | ${'the question says so'}
    ${[consent(2)]}             | ${null}                                  | ${'start'}                     | ${'yes consent 2'}                     | ${'a word of the carriers'}
    ${[consent(2)]}             | ${null}                                  | ${'go'}                        | ${'link'}                              | ${'nobody guesses'}
    ${[consent(2), consent(3)]} | ${null}                                  | ${'yes'}                       | ${'menu'}                              | ${'whose question?'}
    ${[consent(2), consent(3)]} | ${null}                                  | ${'no'}                        | ${'menu'}                              | ${'a no stops all of them'}
    ${[consent(2), a]}          | ${null}                                  | ${'yes'}                       | ${'menu'}                              | ${'one company does not swallow what another asks'}
    ${[consent(2), a]}          | ${null}                                  | ${'no'}                        | ${'menu'}                              | ${'nobody is unsubscribed for declining'}
    ${[consent(2), a]}          | ${asked('menu', consent(2), a)}          | ${'2'}                         | ${'yes 11'}                            | ${'the offer'}
    ${[consent(2), a]}          | ${asked('menu', consent(2), a)}          | ${'1'}                         | ${'yes consent 2'}                     | ${'the question'}
    ${[consent(2), a]}          | ${asked('menu', consent(2), a)}          | ${'all'}                       | ${'yes consent 2, 11'}                 | ${'both'}
    ${[consent(2), a]}          | ${asked('menu', consent(2), a)}          | ${'no'}                        | ${'no consent 2, 11'}                  | ${'neither; nobody is unsubscribed by it'}
    ${[a, b]}                   | ${null}                                  | ${'yes'}                       | ${'menu'}                              | ${'which one?'}
    ${[a, b]}                   | ${null}                                  | ${'no'}                        | ${'menu'}                              | ${'which one?'}
    ${[a, b]}                   | ${null}                                  | ${'1'}                         | ${'menu'}                              | ${'nothing was numbered yet'}
    ${[a, b]}                   | ${null}                                  | ${'all'}                       | ${'menu'}                              | ${'nobody saw all of them together'}
    ${[a, b, c]}                | ${asked('menu', a, b, c)}                | ${'1 3'}                       | ${'yes 11, 13'}                        | ${'that is what was shown'}
    ${[c, a]}                   | ${asked('menu', a, b)}                   | ${'1'}                         | ${'yes 11'}                            | ${'numbers mean what was shown, whatever came since'}
    ${[c]}                      | ${asked('menu', a, b)}                   | ${'2'}                         | ${'yes 12'}                            | ${'answered since: the table of moves decides'}
    ${[a, b]}                   | ${asked('menu', a, b)}                   | ${'3'}                         | ${'menu'}                              | ${'there is no third'}
    ${[a, b]}                   | ${asked('menu', a, b)}                   | ${'1 3'}                       | ${'menu'}                              | ${'half an answer is none'}
    ${[a, b]}                   | ${asked('menu', a, b)}                   | ${'0'}                         | ${'menu'}                              | ${'numbers begin with one'}
    ${[a, b, c]}                | ${asked('menu', a, b)}                   | ${'all'}                       | ${'yes 11, 12'}                        | ${'all that was shown'}
    ${[a, b, c]}                | ${asked('menu', a, b)}                   | ${'no'}                        | ${'no 11, 12'}                         | ${'none of what was shown'}
    ${[b, c]}                   | ${asked('menu', a, b, c)}                | ${'no'}                        | ${'no 12, 13'}                         | ${'what was answered stays answered'}
    ${[a, b]}                   | ${asked('menu', a, b)}                   | ${'yes'}                       | ${'menu'}                              | ${'which one?'}
    ${[b, c]}                   | ${asked('menu', a)}                      | ${'all'}                       | ${'menu'}                              | ${'nothing of it is left'}
    ${[moved, b]}               | ${asked('menu', moved, b)}               | ${'1'}                         | ${'menu'}                              | ${'the call has moved since'}
    ${[moved, b]}               | ${asked('menu', moved, b)}               | ${'2'}                         | ${'yes 12'}                            | ${'the other one has not'}
    ${[moved, b]}               | ${asked('menu', moved, b)}               | ${'all'}                       | ${'menu'}                              | ${'one of them has moved'}
    ${[offer(11, T, true)]}     | ${null}                                  | ${'yes'}                       | ${'menu'}                              | ${'they read another time'}
    ${[offer(11, T, true)]}     | ${asked('menu', a)}                      | ${'yes'}                       | ${'yes 11'}                            | ${'now they read the right one'}
    ${[]}                       | ${null}                                  | ${'out'}                       | ${'ask to drop'}                       | ${'we ask back'}
    ${[a]}                      | ${null}                                  | ${'out'}                       | ${'ask to drop'}                       | ${'an offer has nothing to do with it'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'out'}                       | ${'yes drop 21'}                       | ${'they said it twice'}
    ${[drop(21), a]}            | ${asked('drop', drop(21))}               | ${'out'}                       | ${'yes drop 21'}                       | ${'this cannot mean the offer'}
    ${[]}                       | ${asked('drop', drop(21))}               | ${'out'}                       | ${'ask to drop'}                       | ${'the call has moved since'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'yes'}                       | ${'yes drop 21'}                       | ${'there is nothing else to say yes to'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'2'}                         | ${'status'}                            | ${'no number was shown, and the question is closed'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'all'}                       | ${'status'}                            | ${'nothing was listed, and the question is closed'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'15 min'}                    | ${'status'}                            | ${'they were not asked that'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'no'}                        | ${'no drop 21'}                        | ${'there is nothing else to say no to'}
    ${[drop(21), a]}            | ${asked('drop', drop(21))}               | ${'yes'}                       | ${'menu'}                              | ${'yes to which of the two?'}
    ${[drop(21), a]}            | ${asked('drop', drop(21))}               | ${'no'}                        | ${'menu'}                              | ${'no to which of the two?'}
    ${[drop(21), a]}            | ${asked('menu', drop(21), a)}            | ${'1'}                         | ${'yes drop 21'}                       | ${'that was said'}
    ${[drop(21), a]}            | ${asked('menu', drop(21), a)}            | ${'all'}                       | ${'yes 11'}                            | ${'a call is dropped by nothing but its number'}
    ${[drop(21)]}               | ${asked('drop', drop(21))}               | ${'start'}                     | ${'status'}                            | ${'that is about texts'}
    ${[]}                       | ${asked('menu', a)}                      | ${'out'}                       | ${'ask to drop'}                       | ${'a menu asks something else'}
    ${[drop(21), a]}            | ${asked('menu', drop(21), a)}            | ${'out'}                       | ${'ask to drop'}                       | ${'we have asked something else since'}
    ${[]}                       | ${null}                                  | ${'late 15'}                   | ${'late 15'}                           | ${'whatever is open'}
    ${[a]}                      | ${null}                                  | ${'late'}                      | ${'late ?'}                            | ${'we ask how late'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'yes'}                       | ${'yes arrival 21'}                    | ${'we asked whether they come'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'Sí, gracias'}               | ${'yes arrival 21'}                    | ${'in Spanish'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'👍'}                        | ${'yes arrival 21'}                    | ${'a thumb is enough at the wheel'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'no'}                        | ${'ask to drop'}                       | ${'a call is dropped by an OUT only'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'15'}                        | ${'late 15'}                           | ${'so many minutes'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'20 min'}                    | ${'late 20'}                           | ${'so many minutes'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'1 3'}                       | ${'link'}                              | ${'nothing was numbered'}
    ${[arrival(21)]}            | ${asked('arrival', arrival(21))}         | ${'out'}                       | ${'ask to drop'}                       | ${'we ask back'}
    ${[arrival(21), a]}         | ${asked('arrival', arrival(21))}         | ${'yes'}                       | ${'menu'}                              | ${'yes to which of the two?'}
    ${[arrival(21), a]}         | ${asked('menu', arrival(21), a)}         | ${'1'}                         | ${'yes arrival 21'}                    | ${'that was said'}
    ${[arrival(21), a]}         | ${asked('menu', arrival(21), a)}         | ${'all'}                       | ${'yes arrival 21, 11'}                | ${'both'}
    ${[arrival(21), a]}         | ${asked('arrival', arrival(21))}         | ${'omw'}                       | ${'coming'}                            | ${'this cannot mean the offer'}
    ${[]}                       | ${null}                                  | ${'On my way!'}                | ${'coming'}                            | ${'whatever is open'}
    ${[a, b]}                   | ${asked('menu', a, b)}                   | ${'en camino'}                 | ${'coming'}                            | ${'in Spanish'}
    ${[]}                       | ${asked('arrival', arrival(21))}         | ${'yes'}                       | ${'status'}                            | ${'they have clocked in meanwhile'}
    ${[a]}                      | ${asked('late', drop(21))}               | ${'20'}                        | ${'late 20'}                           | ${'that is what we asked'}
    ${[a]}                      | ${asked('late', drop(21))}               | ${'120'}                       | ${'late 120'}                          | ${'that is what we asked'}
    ${[a]}                      | ${asked('late', drop(21))}               | ${'15 min'}                    | ${'late 15'}                           | ${'that is what we asked'}
    ${[a, b]}                   | ${asked('late', drop(21))}               | ${'1 2'}                       | ${'menu'}                              | ${'those are no minutes'}
    ${[a]}                      | ${asked('late', drop(21))}               | ${'0'}                         | ${'menu'}                              | ${'those are no minutes'}
    ${[a]}                      | ${asked('late', drop(21))}               | ${'yes'}                       | ${'yes 11'}                            | ${'it is no number'}
    ${[]}                       | ${null}                                  | ${'120'}                       | ${'link'}                              | ${'we did not ask how late'}
    ${[a]}                      | ${null}                                  | ${'who'}                       | ${'sheet'}                             | ${'whatever is open'}
    ${[a]}                      | ${null}                                  | ${'HELP'}                      | ${'help'}                              | ${'whatever is open'}
    ${[a]}                      | ${null}                                  | ${'start'}                     | ${'menu'}                              | ${'it is no yes to a job'}
    ${[a]}                      | ${null}                                  | ${'STOP'}                      | ${'stop'}                              | ${'whatever is open'}
    ${[c]}                      | ${asked('menu', a, b)}                   | ${'no'}                        | ${'no 13'}                             | ${'the menu is answered, and this offer is newer'}
    ${[a, drop(21)]}            | ${asked('drop', drop(21))}               | ${'out'}                       | ${'yes drop 21'}                       | ${'it repeats the OUT, whatever else is open'}
    ${[stale]}                  | ${asked('menu', b, stale)}               | ${'yes'}                       | ${'yes 14'}                            | ${'the menu showed its new time'}
    ${[consent(2), consent(3)]} | ${asked('menu', consent(2))}             | ${'all'}                       | ${'yes consent 2'}                     | ${'the other company was not listed'}
    ${[change(11), b]}          | ${asked('menu', a, b)}                   | ${'all'}                       | ${'yes 12'}                            | ${'the offer has become another question'}
    ${[a]}                      | ${asked('menu', a)}                      | ${'maybe'}                     | ${'link'}                              | ${'nobody guesses'}
    ${[a]}                      | ${null}                                  | ${"No problem, I'll be there"} | ${'link'}                              | ${'nobody guesses'}
  `('"$body" does: $does, because $because', ({ open, question, body, does }) => {
    expect(told(planReply(parseTextIntent(body), { ...NOBODY, open, question }))).toBe(does);
  });

  it.each`
    body     | available   | confirmed | last  | question                   | does                 | because
    ${'no'}  | ${[31]}     | ${false}  | ${31} | ${null}                    | ${'withdraw 31'}     | ${'it can mean nothing else'}
    ${'out'} | ${[31]}     | ${false}  | ${31} | ${null}                    | ${'withdraw 31'}     | ${'it can mean nothing else'}
    ${'no'}  | ${[31]}     | ${true}   | ${31} | ${null}                    | ${'withdraw 31'}     | ${'it is what we asked last'}
    ${'no'}  | ${[31]}     | ${true}   | ${41} | ${null}                    | ${'withdraw menu'}   | ${'which of the two?'}
    ${'out'} | ${[31]}     | ${true}   | ${31} | ${null}                    | ${'withdraw menu'}   | ${'which of the two?'}
    ${'no'}  | ${[31, 32]} | ${false}  | ${32} | ${null}                    | ${'withdraw menu'}   | ${'which of the two?'}
    ${'out'} | ${[31, 32]} | ${false}  | ${32} | ${null}                    | ${'withdraw menu'}   | ${'which of the two?'}
    ${'no'}  | ${[]}       | ${true}   | ${41} | ${null}                    | ${'status'}          | ${'a confirmed call is dropped by OUT'}
    ${'out'} | ${[]}       | ${true}   | ${41} | ${null}                    | ${'ask to drop'}     | ${'we ask back'}
    ${'yes'} | ${[31]}     | ${false}  | ${31} | ${null}                    | ${'status'}          | ${'we have that yes'}
    ${'2'}   | ${[31, 32]} | ${false}  | ${32} | ${asked('withdraw', a, b)} | ${'withdraw 12'}     | ${'the second of the list'}
    ${'1 2'} | ${[31, 32]} | ${false}  | ${32} | ${asked('withdraw', a, b)} | ${'withdraw 11, 12'} | ${'both'}
    ${'3'}   | ${[31, 32]} | ${false}  | ${32} | ${asked('withdraw', a, b)} | ${'withdraw menu'}   | ${'there is no third'}
    ${'no'}  | ${[31, 32]} | ${false}  | ${32} | ${asked('withdraw', a, b)} | ${'keep all'}        | ${'the list says so'}
    ${'yes'} | ${[31, 32]} | ${false}  | ${32} | ${asked('withdraw', a, b)} | ${'status'}          | ${'yes to none of them'}
  `('"$body" with answered calls does: $does, because $because', (row) => {
    const context: TextContext = {
      open: [],
      question: row.question,
      available: (row.available as number[]).map((id) => offer(id)),
      hasConfirmed: row.confirmed,
      lastAskedRequestId: row.last,
      isCanceledLast: false,
    };
    expect(told(planReply(parseTextIntent(row.body), context))).toBe(row.does);
  });

  it.each`
    open             | does         | because
    ${[]}            | ${'nothing'} | ${'the thanks are all there is to say'}
    ${[a]}           | ${'menu'}    | ${'it accepts no job'}
    ${[change(21)]}  | ${'menu'}    | ${'it accepts no time'}
    ${[a, b]}        | ${'menu'}    | ${'what is open follows'}
    ${[stale]}       | ${'menu'}    | ${'it accepts no job'}
    ${[consent(2)]}  | ${'menu'}    | ${'it lifts a stop, and agrees to nothing new'}
    ${[arrival(21)]} | ${'menu'}    | ${'it does not say that they come'}
  `('after a START that lifts a STOP: $does, because $because', ({ open, does }) => {
    const context = { ...NOBODY, open, question: null };
    expect(told(planReply({ word: 'start' }, context, { isStarted: true }))).toBe(does);
  });

  it.each`
    kind          | body          | closes   | because
    ${'drop'}     | ${'late 10'}  | ${true}  | ${'they come, though late'}
    ${'drop'}     | ${'who'}      | ${true}  | ${'they ask where to go'}
    ${'drop'}     | ${'HELP'}     | ${true}  | ${'they ask who we are'}
    ${'drop'}     | ${'1'}        | ${true}  | ${'it is understood, and no answer'}
    ${'drop'}     | ${'15 min'}   | ${true}  | ${'it is understood, and no answer'}
    ${'drop'}     | ${'not sure'} | ${false} | ${'nobody understands it'}
    ${'drop'}     | ${''}         | ${false} | ${'nobody understands it'}
    ${'late'}     | ${'who'}      | ${true}  | ${'a later number means something else'}
    ${'withdraw'} | ${'who'}      | ${true}  | ${'a later number means something else'}
    ${'menu'}     | ${'who'}      | ${false} | ${'numbers are sent one by one'}
  `('a question of kind $kind is closed by "$body": $closes, because $because', (row) => {
    const question = asked(row.kind as TextQuestionKind, offer(21));
    expect(closesQuestion(parseTextIntent(row.body), question)).toBe(row.closes);
  });

  it.each`
    body      | open      | does                 | because
    ${'yes'}  | ${[a]}    | ${'status and menu'} | ${'they just read that another call is canceled'}
    ${'ok'}   | ${[a, b]} | ${'status and menu'} | ${'they just read that another call is canceled'}
    ${'no'}   | ${[a]}    | ${'status and menu'} | ${'it may mean that other call'}
    ${'who'}  | ${[a]}    | ${'sheet'}           | ${'it says what it means'}
    ${'help'} | ${[a]}    | ${'help'}            | ${'it says what it means'}
  `('after a newer "canceled", "$body" does: $does, because $because', ({ body, open, does }) => {
    const context: TextContext = { ...NOBODY, open, question: null, isCanceledLast: true };
    expect(told(planReply(parseTextIntent(body), context))).toBe(does);
  });

  it('closes a menu that could drop a call', () => {
    expect(closesQuestion(parseTextIntent('who'), asked('menu', a, drop(21)))).toBe(true);
  });

  const item = fc.record({
    kind: fc.constantFrom(...ITEM_KINDS),
    requestId: fc.integer({ min: 1, max: 6 }),
    companyId: fc.integer({ min: 1, max: 2 }),
    startsAt: fc.constantFrom(T, MOVED),
  });
  const keyOf = ({ kind, requestId, companyId }: ListedItem) => `${kind} ${requestId} ${companyId}`;
  const context: fc.Arbitrary<TextContext> = fc.record({
    open: fc.uniqueArray(
      fc.tuple(item, fc.boolean()).map(([openItem, isStale]) => ({ ...openItem, isStale })),
      { selector: keyOf, maxLength: 8 },
    ),
    question: fc.option(
      fc.record({
        kind: fc.constantFrom(
          'menu' as const,
          'withdraw' as const,
          'drop' as const,
          'late' as const,
        ),
        items: fc.uniqueArray(item, { minLength: 1, selector: keyOf, maxLength: 5 }),
      }),
    ),
    available: fc.uniqueArray(item, { selector: keyOf, maxLength: 3 }),
    hasConfirmed: fc.boolean(),
    lastAskedRequestId: fc.option(fc.integer({ min: 1, max: 6 })),
    isCanceledLast: fc.boolean(),
  });
  const BODIES = [
    ...['yes', 'sure', '👍', 'no', 'all', '1', '1 2', '3 6', '15 min', 'out', 'who', 'late 5'],
    ...['late', 'help', 'start', 'perhaps', '', '\u0000', '1-2'],
  ];
  const intent: fc.Arbitrary<TextIntent> = fc
    .tuple(
      fc.constantFrom(...BODIES),
      fc.constantFrom<OptOutType | null>(null, null, 'START', 'HELP'),
    )
    .map(([body, optOut]) => parseTextIntent(body, optOut));

  it('answers only what is open, or was shown, as it is now', () => {
    fc.assert(
      fc.property(intent, context, (heard, now) => {
        const plan = planReply(heard, now);
        expect(planReply(heard, now)).toEqual(plan);
        if (plan.does !== 'answer') return;
        expect(plan.about.length).toBeGreaterThan(0);
        for (const openItem of plan.about) {
          const open = now.open.find((one) => keyOf(one) === keyOf(openItem));
          const shown =
            now.question?.kind === 'menu' &&
            now.question.items.some(
              (one) => keyOf(one) === keyOf(openItem) && one.startsAt === openItem.startsAt,
            );
          if (open) expect(openItem.startsAt).toBe(open.startsAt);
          if (!open) expect(shown).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a bare yes only where one item is open', () => {
    fc.assert(
      fc.property(context, fc.constantFrom('yes', 'ok', 'sí', '👍'), (now, body) => {
        const plan = planReply(parseTextIntent(body), now);
        if (plan.does === 'answer') expect(now.open).toHaveLength(1);
        if (now.isCanceledLast) expect(plan.does).toBe('status and menu');
        else if (now.open.length > 1) expect(plan.does).toBe('menu');
      }),
      { numRuns: 1000 },
    );
  });

  it('stops texts by a no only where the question for consent is all there is', () => {
    fc.assert(
      fc.property(intent, context, (heard, now) => {
        if (planReply(heard, now).does !== 'stop') return;
        expect(now.open.map(({ kind }) => kind)).toEqual(['consent']);
      }),
      { numRuns: 1000 },
    );
  });

  it('drops nothing that was not asked about', () => {
    fc.assert(
      fc.property(intent, context, (heard, now) => {
        const plan = planReply(heard, now);
        if (plan.does !== 'answer' || heard.word === 'numbers') return;
        for (const openItem of plan.about.filter(({ kind }) => kind === 'drop'))
          expect(now.open.map(keyOf)).toContain(keyOf(openItem));
      }),
      { numRuns: 1000 },
    );
  });
});
