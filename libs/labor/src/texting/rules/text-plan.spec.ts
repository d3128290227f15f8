import fc from 'fast-check';
import { type JobIntent, parseTextIntent } from '#libs/messaging';
import { type OpenOffer, planReply, type TextPlan, type TextContext } from './text-plan.js';

const T = '2031-05-01T12:00:00.000Z';
const MOVED = '2031-05-01T13:00:00.000Z';

const offer = (requestId: number, startsAt = T, isStale = false): OpenOffer => ({
  requestId,
  startsAt,
  isStale,
});
const shown = (kind: 'menu' | 'drop', ...ids: number[]): TextContext['question'] => ({
  kind,
  items: ids.map((requestId) => ({ requestId, startsAt: T })),
});
const words = (body: string): JobIntent =>
  parseTextIntent(body, { consentQuestion: false, stopped: false }) as JobIntent;

function told(plan: TextPlan): string {
  if (plan.does === 'answer')
    return `${plan.answer} ${plan.calls.map(({ requestId }) => requestId).join(' ')}`;
  return 'call' in plan ? `${plan.does} ${plan.call.requestId}` : plan.does;
}

const a = offer(11);
const b = offer(12);
const c = offer(13);

describe('what is done about a text', () => {
  it.each`
    offers                   | question                     | body                           | does             | because
    ${[a]}                   | ${null}                      | ${'yes'}                       | ${'yes 11'}      | ${'there is one offer'}
    ${[a]}                   | ${null}                      | ${'n'}                         | ${'no 11'}       | ${'there is one offer'}
    ${[]}                    | ${null}                      | ${'yes'}                       | ${'link'}        | ${'there is nothing to say yes to'}
    ${[a, b]}                | ${null}                      | ${'yes'}                       | ${'menu'}        | ${'which one?'}
    ${[a, b]}                | ${null}                      | ${'no'}                        | ${'menu'}        | ${'which one?'}
    ${[a, b]}                | ${null}                      | ${'1'}                         | ${'menu'}        | ${'nothing was numbered yet'}
    ${[a, b]}                | ${null}                      | ${'all'}                       | ${'menu'}        | ${'nobody saw all of them together'}
    ${[a, b, c]}             | ${shown('menu', 11, 12, 13)} | ${'1 3'}                       | ${'yes 11 13'}   | ${'that is what was shown'}
    ${[c, a]}                | ${shown('menu', 11, 12)}     | ${'1'}                         | ${'yes 11'}      | ${'numbers mean what was shown, whatever came since'}
    ${[c]}                   | ${shown('menu', 11, 12)}     | ${'2'}                         | ${'yes 12'}      | ${'answered since: the table of moves decides'}
    ${[a, b]}                | ${shown('menu', 11, 12)}     | ${'3'}                         | ${'menu'}        | ${'there is no third'}
    ${[a, b]}                | ${shown('menu', 11, 12)}     | ${'1 3'}                       | ${'menu'}        | ${'half an answer is none'}
    ${[a, b]}                | ${shown('menu', 11, 12)}     | ${'0'}                         | ${'menu'}        | ${'numbers begin with one'}
    ${[a, b, c]}             | ${shown('menu', 11, 12)}     | ${'all'}                       | ${'yes 11 12'}   | ${'all that was shown'}
    ${[a, b, c]}             | ${shown('menu', 11, 12)}     | ${'no'}                        | ${'no 11 12'}    | ${'none of what was shown'}
    ${[b, c]}                | ${shown('menu', 11, 12, 13)} | ${'no'}                        | ${'no 12 13'}    | ${'what was answered stays answered'}
    ${[a, b]}                | ${shown('menu', 11, 12)}     | ${'yes'}                       | ${'menu'}        | ${'which one?'}
    ${[b, c]}                | ${shown('menu', 11)}         | ${'all'}                       | ${'menu'}        | ${'nothing of it is left'}
    ${[offer(11, MOVED), b]} | ${shown('menu', 11, 12)}     | ${'1'}                         | ${'menu'}        | ${'the call has moved since'}
    ${[offer(11, MOVED), b]} | ${shown('menu', 11, 12)}     | ${'2'}                         | ${'yes 12'}      | ${'the other one has not'}
    ${[offer(11, MOVED), b]} | ${shown('menu', 11, 12)}     | ${'all'}                       | ${'menu'}        | ${'one of them has moved'}
    ${[offer(11, T, true)]}  | ${null}                      | ${'yes'}                       | ${'menu'}        | ${'they read another time'}
    ${[offer(11, T, true)]}  | ${shown('menu', 11)}         | ${'yes'}                       | ${'yes 11'}      | ${'now they read the right one'}
    ${[]}                    | ${null}                      | ${'out'}                       | ${'ask to drop'} | ${'we ask back'}
    ${[a]}                   | ${null}                      | ${'out'}                       | ${'ask to drop'} | ${'an offer has nothing to do with it'}
    ${[]}                    | ${shown('drop', 21)}         | ${'out'}                       | ${'drop 21'}     | ${'they said it twice'}
    ${[a]}                   | ${shown('drop', 21)}         | ${'out'}                       | ${'drop 21'}     | ${'this cannot mean the offer'}
    ${[]}                    | ${shown('drop', 21)}         | ${'yes'}                       | ${'drop 21'}     | ${'there is nothing else to say yes to'}
    ${[]}                    | ${shown('drop', 21)}         | ${'no'}                        | ${'keep 21'}     | ${'there is nothing else to say no to'}
    ${[a]}                   | ${shown('drop', 21)}         | ${'yes'}                       | ${'link'}        | ${'yes to which of the two?'}
    ${[a]}                   | ${shown('drop', 21)}         | ${'no'}                        | ${'link'}        | ${'no to which of the two?'}
    ${[a, b]}                | ${shown('drop', 21)}         | ${'1'}                         | ${'menu'}        | ${'no number was shown'}
    ${[]}                    | ${shown('menu', 11)}         | ${'out'}                       | ${'ask to drop'} | ${'a menu asks something else'}
    ${[]}                    | ${null}                      | ${'late 15'}                   | ${'late'}        | ${'whatever is open'}
    ${[a]}                   | ${null}                      | ${'who'}                       | ${'sheet'}       | ${'whatever is open'}
    ${[a]}                   | ${shown('menu', 11)}         | ${'maybe'}                     | ${'link'}        | ${'nobody guesses'}
    ${[a]}                   | ${null}                      | ${"No problem, I'll be there"} | ${'link'}        | ${'nobody guesses'}
  `('"$body" does: $does, because $because', ({ offers, question, body, does }) => {
    expect(told(planReply(words(body), { offers, question }))).toBe(does);
  });

  const item = fc.record({
    requestId: fc.integer({ min: 1, max: 6 }),
    startsAt: fc.constantFrom(T, MOVED),
  });
  const situation: fc.Arbitrary<TextContext> = fc.record({
    offers: fc.uniqueArray(
      fc.record({
        requestId: fc.integer({ min: 1, max: 6 }),
        startsAt: fc.constantFrom(T, MOVED),
        isStale: fc.boolean(),
      }),
      { selector: (one) => one.requestId },
    ),
    question: fc.option(
      fc.oneof(
        fc.record({
          kind: fc.constant('menu' as const),
          items: fc.uniqueArray(item, { minLength: 1, selector: (one) => one.requestId }),
        }),
        fc.record({ kind: fc.constant('drop' as const), items: fc.tuple(item) }),
      ),
    ),
  });
  const said = fc
    .constantFrom(
      'yes',
      'no',
      'all',
      '1',
      '1 2',
      '3 6',
      'out',
      'who',
      'late 5',
      'perhaps',
      '',
      '\u0000',
      '1-2',
    )
    .map(words);

  it('answers only what is open as it is now, or was shown as it is now', () => {
    fc.assert(
      fc.property(said, situation, (heard, now) => {
        const plan = planReply(heard, now);
        expect(planReply(heard, now)).toEqual(plan);
        if (plan.does !== 'answer') return;
        expect(plan.calls.length).toBeGreaterThan(0);
        for (const call of plan.calls) {
          const open = now.offers.find(({ requestId }) => requestId === call.requestId);
          const wasShown =
            now.question?.kind === 'menu' &&
            now.question.items.some(
              ({ requestId, startsAt }) =>
                requestId === call.requestId && startsAt === call.startsAt,
            );
          if (open) expect(call.startsAt).toBe(open.startsAt);
          if (!open || open.isStale) expect(wasShown).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('drops nothing that was not asked about', () => {
    fc.assert(
      fc.property(said, situation, (heard, now) => {
        const plan = planReply(heard, now);
        if (plan.does === 'drop')
          expect(now.question).toMatchObject({ kind: 'drop', items: [plan.call] });
      }),
    );
  });
});
