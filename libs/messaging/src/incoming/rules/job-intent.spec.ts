import fc from 'fast-check';
import { parseTextIntent } from './text-intent.js';

function told(body: string): string {
  const meaning = parseTextIntent(body);
  if (meaning.word === 'numbers') return meaning.numbers.join(' ');
  if (meaning.word === 'minutes') return `minutes ${meaning.minutes}`;
  return meaning.word === 'late' ? `late ${meaning.minutes ?? '?'}` : meaning.word;
}

describe('what a text says about jobs', () => {
  it.each`
    body                           | says             | because
    ${'1'}                         | ${'1'}           | ${'a number of the menu'}
    ${' 1 3 '}                     | ${'1 3'}         | ${'two of them'}
    ${'1,3'}                       | ${'1 3'}         | ${'with a comma'}
    ${'3 & 1.'}                    | ${'1 3'}         | ${'the order does not matter'}
    ${'1 and 3 please'}            | ${'1 3'}         | ${'in words'}
    ${'1 y 3'}                     | ${'1 3'}         | ${'in Spanish'}
    ${'#2'}                        | ${'2'}           | ${'as people write numbers'}
    ${'2 2 2'}                     | ${'2'}           | ${'once is enough'}
    ${'2 👍'}                      | ${'2'}           | ${'pictures do not count'}
    ${'1️⃣3️⃣'}                      | ${'1 3'}         | ${'two keys are two numbers, not thirteen'}
    ${'１'}                        | ${'1'}           | ${'some keyboards write wide digits'}
    ${'2)'}                        | ${'2'}           | ${'as lists are numbered'}
    ${'1:'}                        | ${'1'}           | ${'as our menu is'}
    ${'1-3'}                       | ${'unclear'}     | ${'from one to three, or both?'}
    ${'1/2'}                       | ${'unclear'}     | ${'one of two, or both?'}
    ${'1.5'}                       | ${'unclear'}     | ${'that is no list'}
    ${'12:30'}                     | ${'unclear'}     | ${'that is a time'}
    ${'15'}                        | ${'15'}          | ${'of a menu, or minutes: what was asked tells'}
    ${'15 min'}                    | ${'minutes 15'}  | ${'with the unit'}
    ${'20min please'}              | ${'minutes 20'}  | ${'without a space'}
    ${'120'}                       | ${'minutes 120'} | ${'no menu is that long'}
    ${'30 minutos'}                | ${'minutes 30'}  | ${'in Spanish'}
    ${'999'}                       | ${'unclear'}     | ${'nobody comes so late'}
    ${'15 miles'}                  | ${'unclear'}     | ${'that is something else'}
    ${'1.5 min'}                   | ${'unclear'}     | ${'nobody counts so'}
    ${'2 hours'}                   | ${'unclear'}     | ${'we asked for minutes'}
    ${'1 or 3'}                    | ${'unclear'}     | ${'that is for people to settle'}
    ${'not 1'}                     | ${'unclear'}     | ${'nobody guesses'}
    ${'5pm'}                       | ${'unclear'}     | ${'that is a time'}
    ${'10001'}                     | ${'unclear'}     | ${'no menu is that long'}
    ${'1 and'}                     | ${'unclear'}     | ${'and what?'}
    ${'y 1'}                       | ${'unclear'}     | ${'yes and one, or and one?'}
    ${'yes 1'}                     | ${'unclear'}     | ${'two words for two things'}
    ${'-1'}                        | ${'unclear'}     | ${'without the first, perhaps'}
    ${'ALL'}                       | ${'all'}         | ${'everything shown'}
    ${'todos'}                     | ${'all'}         | ${'in Spanish'}
    ${'all of us are here'}        | ${'unclear'}     | ${'that is talk'}
    ${'Out'}                       | ${'out'}         | ${'a call is given back'}
    ${"I'm out of town"}           | ${'unclear'}     | ${'that is talk'}
    ${'omw'}                       | ${'coming'}      | ${'as people write it'}
    ${'On my way!!'}               | ${'coming'}      | ${'punctuation does not count'}
    ${"I'm on my way"}             | ${'coming'}      | ${'with an apostrophe'}
    ${'I’m coming 👍'}             | ${'coming'}      | ${'as phones write it'}
    ${'OTW, thanks'}               | ${'coming'}      | ${'politely'}
    ${'Voy en camino'}             | ${'coming'}      | ${'in Spanish'}
    ${'ya voy, gracias'}           | ${'coming'}      | ${'in Spanish, politely'}
    ${'voy llegando'}              | ${'coming'}      | ${'in Spanish'}
    ${'ya casi llego'}             | ${'coming'}      | ${'in Spanish'}
    ${'ya mero llego'}             | ${'coming'}      | ${'as Mexicans say it'}
    ${'not on my way'}             | ${'unclear'}     | ${'that says the opposite'}
    ${'on my way home'}            | ${'unclear'}     | ${'that is another way'}
    ${'ya no voy'}                 | ${'unclear'}     | ${'that says the opposite'}
    ${'late 15'}                   | ${'late 15'}     | ${'as we say it'}
    ${'Late 15 min.'}              | ${'late 15'}     | ${'with the unit'}
    ${'15min late, sorry'}         | ${'unclear'}     | ${'more than we read'}
    ${'15min late'}                | ${'late 15'}     | ${'the other way round'}
    ${'tarde 20'}                  | ${'late 20'}     | ${'in Spanish'}
    ${'late'}                      | ${'late ?'}      | ${'we ask how much'}
    ${'tarde'}                     | ${'late ?'}      | ${'in Spanish'}
    ${'late 1'}                    | ${'late 1'}      | ${'a minute is late'}
    ${'late 240'}                  | ${'late 240'}    | ${'four hours are the most'}
    ${'late 241'}                  | ${'unclear'}     | ${'that is not coming'}
    ${'1 min'}                     | ${'minutes 1'}   | ${'with the unit it is no menu'}
    ${'late 0'}                    | ${'unclear'}     | ${'that is not late'}
    ${'late 999'}                  | ${'unclear'}     | ${'that is not coming'}
    ${'late 15-20'}                | ${'unclear'}     | ${'which one?'}
    ${'too late'}                  | ${'unclear'}     | ${'that is an answer to something else'}
    ${'WHO?'}                      | ${'who'}         | ${'who to ask for, and where'}
    ${'who is this'}               | ${'unclear'}     | ${'that is another question'}
    ${"No problem, I'll be there"} | ${'unclear'}     | ${'it means yes, but nobody guesses'}
    ${'\u0000'}                    | ${'unclear'}     | ${'nothing was said'}
  `('"$body" says $says, because $because', ({ body, says }) => {
    expect(told(body)).toBe(says);
  });

  it('hears one thing in one text, however long and broken it is', () => {
    const units = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((given) => String.fromCharCode(...given));
    const words = fc
      .array(
        fc.constantFrom(
          '1',
          '3',
          ' ',
          ',',
          'no',
          'yes',
          'all',
          'late',
          'out',
          'who',
          '15',
          '👍',
          '\u0000',
          'sí',
          '\ud83d',
        ),
        { maxLength: 12 },
      )
      .map((all) => all.join(' '));
    const body = fc
      .tuple(fc.oneof(units, words, fc.string({ unit: 'binary' })), fc.constantFrom(1, 1, 1, 200))
      .map(([text, times]) => text.repeat(times).slice(0, 10_000));
    fc.assert(
      fc.property(body, (text) => {
        expect(told(text)).toBe(told(text));
      }),
    );
  });

  it('takes nothing from a text that says anything more', () => {
    const clear = fc.constantFrom('yes', 'no', 'all', 'out', 'who', '1', '1 3', 'late 15');
    const more = fc.constantFrom(
      'problem',
      'maybe',
      'but not friday',
      "I'll be there",
      'quizas',
      'can',
    );
    fc.assert(
      fc.property(clear, more, fc.boolean(), (word, words, isBefore) => {
        expect(told(isBefore ? `${words} ${word}` : `${word} ${words}`)).toBe('unclear');
      }),
    );
  });
});
