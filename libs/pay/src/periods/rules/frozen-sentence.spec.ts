import type { FrozenItem } from './frozen-item.js';
import { itemSentence, ruleOf } from './frozen-sentence.js';

const claim = { rule: 'weekly', set: 'Federal', version: 3, multiplier: 150, threshold: 2400 };
const item = (given: object): FrozenItem => ({
  ...{ entryId: 1, sign: 1, earning: 'spread', from: null, to: null, date: '2031-05-05', week: 0 },
  ...{ minutes: 60, multiplier: null, rate: null, cents: 1_700 },
  ...{ federal: 0, state: 0, contract: 0, because: {} },
  ...given,
});

describe('the rule of a frozen item', () => {
  it.each`
    multiplier | because                               | rule                               | what
    ${150}     | ${{ claim, adding: [] }}              | ${{ set: 'Federal', version: 3 }}  | ${'of a line: its claim'}
    ${150}     | ${{ claim: null, adding: [claim] }}   | ${{ set: 'Federal', version: 3 }}  | ${'else the first that adds to it'}
    ${100}     | ${{ claim: null, adding: [] }}        | ${null}                            | ${'straight time has none'}
    ${null}    | ${{ set: 'New York', version: 2 }}    | ${{ set: 'New York', version: 2 }} | ${'of an adder: its own'}
    ${null}    | ${{ set: null, version: null }}       | ${null}                            | ${'a typed amount has none'}
    ${null}    | ${{ set: null, version: 2 }}          | ${null}                            | ${'a version without its set is none'}
    ${null}    | ${{ set: 'New York', version: null }} | ${null}                            | ${'a set without its version is none'}
  `('$what', ({ multiplier, because, rule }) => {
    expect(ruleOf({ multiplier, because })).toEqual(rule);
  });
});

describe('the sentence of a frozen item', () => {
  it.each`
    given                                                                                        | sentence
    ${{ because: { set: 'New York', version: 2 } }}                                              | ${'1 h for a long spread of hours, New York'}
    ${{ because: { set: 'New York', version: 2 }, minutes: -60 }}                                | ${'1 h for a long spread of hours, New York'}
    ${{ because: { set: 'New York', version: 2, code: 'spread', threshold: 600, before: 720 } }} | ${'1 h for 12 h from the first to the last minute of the day, more than 10 h, New York'}
    ${{ earning: 'travel', minutes: null, because: { set: null, version: null } }}               | ${'travel'}
  `('$sentence', ({ given, sentence }) => {
    expect(itemSentence(item(given as object), 'en')).toBe(sentence);
  });

  it('of a line tells its counter, in the language of the reader', () => {
    const because = { code: 'regular', claim: null, adding: [], before: null, after: null };
    const line = item({ earning: 'regular', multiplier: 100, because });
    const [english, spanish] = (['en', 'es'] as const).map((each) => itemSentence(line, each));
    expect(english).not.toBe('');
    expect(spanish).not.toBe(english);
  });
});
