import fc from 'fast-check';
import { parseOptOutType, parseTextIntent, type TextIntent } from './text-intent.js';

const told = (intent: TextIntent): string =>
  intent.word === 'accept' && intent.liftsStop ? 'yes' : intent.word;
const wordOf = (body: string): string => told(parseTextIntent(body));

describe('what a text means', () => {
  it.each`
    body                           | word         | because
    ${'STOP'}                      | ${'stop'}    | ${'it always does'}
    ${'Stop.'}                     | ${'stop'}    | ${'a full stop is no other word'}
    ${'stop texting me!!'}         | ${'stop'}    | ${'the first word decides'}
    ${'Please stop'}               | ${'stop'}    | ${'politeness is not the first word'}
    ${'🛑 STOP'}                   | ${'stop'}    | ${'neither is a picture'}
    ${'ＳＴＯＰ'}                  | ${'stop'}    | ${'some keyboards write wide letters'}
    ${'S\u200bTOP'}                | ${'stop'}    | ${'a character of no width is not seen'}
    ${'\u202eSTOP'}                | ${'stop'}    | ${'neither is one that turns the direction'}
    ${'STOP\u0007\r\n'}            | ${'stop'}    | ${'nor one that rings a bell'}
    ${'stopall'}                   | ${'stop'}    | ${'a word of the carriers'}
    ${'Unsubscribe me'}            | ${'stop'}    | ${'a word of the carriers'}
    ${'optout'}                    | ${'stop'}    | ${'in one word'}
    ${'opt-out'}                   | ${'stop'}    | ${'with a hyphen'}
    ${'Opt out please'}            | ${'stop'}    | ${'in two words'}
    ${'opt in'}                    | ${'unclear'} | ${'that is the opposite'}
    ${'opt'}                       | ${'unclear'} | ${'in or out?'}
    ${'in fo'}                     | ${'unclear'} | ${'two words are not one'}
    ${'revoke'}                    | ${'stop'}    | ${'a word of the law'}
    ${'stopping by at 8'}          | ${'unclear'} | ${'that is another word'}
    ${"don't stop"}                | ${'unclear'} | ${'it is not the first word'}
    ${'END'}                       | ${'stop'}    | ${'the whole message'}
    ${'Quit, thanks'}              | ${'stop'}    | ${'politeness does not count'}
    ${'cancel'}                    | ${'stop'}    | ${'carriers read it so'}
    ${'cancel my Friday call'}     | ${'unclear'} | ${'that is about a job'}
    ${'end of the day?'}           | ${'unclear'} | ${'that is a question'}
    ${'no'}                        | ${'decline'} | ${'it answers what we asked'}
    ${'N.'}                        | ${'decline'} | ${'short for no'}
    ${'No, thank you!'}            | ${'decline'} | ${'politely'}
    ${'no thanks 👍'}              | ${'decline'} | ${'a thumb beside a word does not count'}
    ${"No problem, I'll be there"} | ${'unclear'} | ${'it means yes, but nobody guesses'}
    ${'not sure'}                  | ${'unclear'} | ${'that is another word'}
    ${'yes'}                       | ${'yes'}     | ${'the one word that carriers believe, too'}
    ${' YES! '}                    | ${'yes'}     | ${'loudly'}
    ${'yes please'}                | ${'yes'}     | ${'politely'}
    ${'Please, yes. Thank you'}    | ${'yes'}     | ${'more politely'}
    ${'yes ❤️'}                    | ${'yes'}     | ${'pictures do not count, nor how they are drawn'}
    ${'y'}                         | ${'accept'}  | ${'short for yes'}
    ${'yeah'}                      | ${'accept'}  | ${'as people say it'}
    ${'Yep thx'}                   | ${'accept'}  | ${'as people say it'}
    ${'ok pls'}                    | ${'accept'}  | ${'politely'}
    ${'ok plz'}                    | ${'accept'}  | ${'politely'}
    ${'ok tks'}                    | ${'accept'}  | ${'politely'}
    ${'ok ty'}                     | ${'accept'}  | ${'politely'}
    ${'si porfavor'}               | ${'accept'}  | ${'politely'}
    ${'si porfa'}                  | ${'accept'}  | ${'politely'}
    ${'ok thank u'}                | ${'accept'}  | ${'politely'}
    ${'si muchas gracias'}         | ${'accept'}  | ${'politely'}
    ${'ok many thanks'}            | ${'accept'}  | ${'politely'}
    ${'1\u20e3'}                   | ${'numbers'} | ${'a keycap is a number'}
    ${'1\ufe0f\u20e3'}             | ${'numbers'} | ${'drawn as a picture, too'}
    ${'YUP'}                       | ${'accept'}  | ${'as people say it'}
    ${'Sure!'}                     | ${'accept'}  | ${'as people say it'}
    ${'OK'}                        | ${'accept'}  | ${'as people say it'}
    ${'okay.'}                     | ${'accept'}  | ${'as people say it'}
    ${'👍'}                        | ${'accept'}  | ${'a thumb alone'}
    ${'👍🏽'}                        | ${'accept'}  | ${'in the tone of one’s skin'}
    ${'👍🏿👍🏿 thanks!'}              | ${'accept'}  | ${'two of them, politely'}
    ${'👍️'}                        | ${'accept'}  | ${'drawn as a picture'}
    ${'Ok 👍🏻'}                     | ${'accept'}  | ${'word and picture agree'}
    ${'Sí'}                        | ${'accept'}  | ${'Spanish, with its accent'}
    ${'Sì'}                        | ${'accept'}  | ${'as old phones spell it'}
    ${'SI\u0301'}                  | ${'accept'}  | ${'an accent in two characters'}
    ${'¡Sí, por favor!'}           | ${'accept'}  | ${'with the marks of Spanish'}
    ${'si, gracias'}               | ${'accept'}  | ${'as most people type it'}
    ${'👎'}                        | ${'unclear'} | ${'it is on no list'}
    ${'👍👎'}                      | ${'unclear'} | ${'which of them?'}
    ${'👍 100%'}                   | ${'unclear'} | ${'more than a thumb'}
    ${'Liked “Can you work?”'}     | ${'unclear'} | ${'a phone wrote that'}
    ${'sure thing'}                | ${'unclear'} | ${'a word more'}
    ${'START'}                     | ${'start'}   | ${'a word of the carriers'}
    ${'Unstop!'}                   | ${'start'}   | ${'a word of the carriers'}
    ${'go'}                        | ${'unclear'} | ${'carriers believe no other'}
    ${'resume'}                    | ${'unclear'} | ${'carriers believe no other'}
    ${'Subscribe'}                 | ${'unclear'} | ${'carriers believe no other'}
    ${'start when?'}               | ${'unclear'} | ${'that is a question'}
    ${'HELP'}                      | ${'help'}    | ${'a word of the carriers'}
    ${'info?'}                     | ${'help'}    | ${'a word of the carriers'}
    ${'Ayuda por favor'}           | ${'help'}    | ${'in Spanish'}
    ${'help me with the parking'}  | ${'unclear'} | ${'that is for people'}
    ${'yesterday'}                 | ${'unclear'} | ${'that is another word'}
    ${'yes but only until 5'}      | ${'unclear'} | ${'a condition is for people to read'}
    ${'yes no'}                    | ${'unclear'} | ${'which of them?'}
    ${'thanks'}                    | ${'unclear'} | ${'politeness alone says nothing'}
    ${'no, gracias'}               | ${'decline'} | ${'politely in Spanish'}
    ${''}                          | ${'unclear'} | ${'silence says nothing'}
    ${'\u0000\ufeff '}             | ${'unclear'} | ${'neither does what nobody sees'}
  `('W6 "$body": $word, because $because', ({ body, word }) => {
    expect(wordOf(body)).toBe(word);
  });

  it.each`
    body             | type       | word       | because
    ${'hola'}        | ${'STOP'}  | ${'stop'}  | ${'a keyword that was set up at the provider'}
    ${'yes'}         | ${'STOP'}  | ${'stop'}  | ${'the provider has acted on it'}
    ${'no'}          | ${'HELP'}  | ${'help'}  | ${'the provider has acted on it'}
    ${'alta'}        | ${'START'} | ${'start'} | ${'a keyword that was set up at the provider'}
    ${'stop'}        | ${'START'} | ${'start'} | ${'the provider has acted on it'}
    ${'YES'}         | ${'START'} | ${'yes'}   | ${'providers call every yes so'}
    ${'sí'}          | ${'START'} | ${'yes'}   | ${'the provider has lifted the stop'}
    ${'Yes, please'} | ${null}    | ${'yes'}   | ${'nothing was understood'}
    ${'stop'}        | ${null}    | ${'stop'}  | ${'nothing was understood'}
  `('"$body" that the provider takes for $type: $word, because $because', (row) => {
    expect(told(parseTextIntent(row.body, row.type))).toBe(row.word);
  });

  it.each`
    given        | type
    ${'STOP'}    | ${'STOP'}
    ${' start '} | ${'START'}
    ${'Help'}    | ${'HELP'}
    ${''}        | ${null}
    ${undefined} | ${null}
    ${'NEVER'}   | ${null}
  `('reads OptOutType "$given" as $type', ({ given, type }) => {
    expect(parseOptOutType(given)).toBe(type);
  });

  const YES = ['yes', 'y', 'yeah', 'yep', 'yup', 'sure', 'ok', 'okay', 'si', 'sí', '👍'];
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  const brokenText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units));
  const unseen = fc.constantFrom('\u200b', '\u200d', '\ufe0f', '\u2060', '\ufeff', '\0', '');
  const around = fc.stringMatching(/^[ \t\r\n.,!?;:"'()…¡¿*-]{0,4}$/);
  const polite = fc.constantFrom('', '', 'please', 'Thanks', 'thank you', 'gracias', 'POR FAVOR');

  /** A word as people and their keyboards write it: case, wide letters, accents in two characters, unseen characters. */
  const written = (word: string): fc.Arbitrary<string> =>
    fc
      .record({
        capital: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        wide: fc.boolean(),
        apart: fc.boolean(),
        tone: fc.constantFrom('', '\u{1f3fb}', '\u{1f3fd}', '\u{1f3ff}'),
        unseen,
        polite,
        isPoliteFirst: fc.boolean(),
        before: around,
        after: around,
      })
      .map((how) => {
        const letters = [...word].map((letter, at) =>
          how.capital[at % 10] ? letter.toUpperCase() : letter,
        );
        const wide = letters.map((letter) =>
          how.wide && /[a-z]/i.test(letter)
            ? String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)
            : letter,
        );
        const spelled = wide.join(how.unseen) + (word === '👍' ? how.tone : '');
        const accented = how.apart ? spelled.normalize('NFD') : spelled;
        const body = how.before + accented + how.after;
        if (!how.polite) return body;
        return how.isPoliteFirst ? `${how.polite} ${body}` : `${body} ${how.polite}`;
      });

  it.each([
    ...YES.map((word) => [word, word === 'yes' ? 'yes' : 'accept'] as const),
    ...(['no', 'n'] as const).map((word) => [word, 'decline'] as const),
    ...(['start', 'unstop'] as const).map((word) => [word, 'start'] as const),
    ...(['help', 'info'] as const).map((word) => [word, 'help'] as const),
    ...(['end', 'quit', 'cancel', 'stop', 'stopall', 'revoke'] as const).map(
      (word) => [word, 'stop'] as const,
    ),
  ])('reads "%s" as %s however it is written', (word, meaning) => {
    fc.assert(
      fc.property(written(word), (body) => {
        expect(wordOf(body)).toBe(meaning);
      }),
      { numRuns: 60 },
    );
  });

  it('answers whatever is sent, the same each time', () => {
    const WORDS = [
      ...['stop', 'start', 'help', 'yes', 'accept', 'decline', 'all', 'out', 'who'],
      ...['numbers', 'minutes', 'late', 'unclear'],
    ];
    fc.assert(
      fc.property(fc.oneof(anything, brokenText), (body) => {
        expect(WORDS).toContain(wordOf(body));
        expect(parseTextIntent(body)).toEqual(parseTextIntent(body));
      }),
    );
  });

  it('reads a text of a hundred thousand characters at once', () => {
    for (const body of ['yes '.repeat(25_000), '👍'.repeat(50_000), 'late 1'.repeat(16_000)]) {
      const word = wordOf(body);
      expect(word).toBe(body.startsWith('👍') ? 'accept' : 'unclear');
    }
  });

  it('hears a stop whatever follows it and however it is written', () => {
    const stop = fc.constantFrom('stop', 'STOP', ' sToP', 'stop.', '"STOP"', 'please stop');
    const after = fc.constantFrom(' ', '. ', '! ', ', ', '\n', ' - ', '…');
    fc.assert(
      fc.property(stop, after, anything, (word, gap, rest) => {
        expect(wordOf(word + gap + rest)).toBe('stop');
      }),
    );
  });

  it('takes no yes from a text that says anything more', () => {
    const more = fc.constantFrom('problem', 'maybe', 'but not friday', "I'll be there", 'can', '1');
    fc.assert(
      fc.property(
        fc.constantFrom(...YES),
        more,
        around,
        fc.boolean(),
        (yes, words, gap, isBefore) => {
          const body = isBefore ? `${words} ${gap}${yes}` : `${yes} ${gap}${words}`;
          expect(['yes', 'accept']).not.toContain(wordOf(body));
        },
      ),
    );
  });
});
