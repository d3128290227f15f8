import fc from 'fast-check';
import { plainText } from './plain-text.js';
import { countSegments, isGsm } from './segments.js';

it.each`
  typed                        | sent                     | because
  ${'Dana’s crew'}             | ${"Dana's crew"}         | ${'phones make curly apostrophes'}
  ${'“Best of” 2031'}          | ${'"Best of" 2031'}      | ${'and quotation marks'}
  ${'«Fête» – Load‑in'}        | ${'"Fête" - Load-in'}    | ${'dashes and no-break hyphens, too; letters stay'}
  ${'Doors at 6…'}             | ${'Doors at 6...'}       | ${'three dots are three characters'}
  ${'10\u00a0PM\u202fsharp'}   | ${'10 PM sharp'}         | ${'there are many kinds of space'}
  ${'A\u3000B\u2009C'}         | ${'A B C'}               | ${'wide and thin ones as well'}
  ${'a\u200bb\ufeffc\u00add'}  | ${'abcd'}                | ${'nobody sees these'}
  ${'`tick´'}                  | ${"'tick'"}              | ${'GSM-7 lacks the back-tick of ASCII'}
  ${'Gates • Stage · Pit'}     | ${'Gates - Stage - Pit'} | ${'bullets divide as dashes do'}
  ${'9−5 （north）！'}         | ${'9-5 (north)!'}        | ${'minus, and wide punctuation'}
  ${'Jose\u0301'}              | ${'José'}                | ${'a letter in two parts is one letter'}
  ${'José Ibáñez'}             | ${'José Ibáñez'}         | ${'letters stay, whatever they cost'}
  ${'舞台 ‘B’'}                | ${"舞台 'B'"}            | ${'of any script'}
  ${'Rig 👩‍🔧 ❤️'}               | ${'Rig 👩‍🔧 ❤️'}           | ${'a picture keeps the joiners within it'}
  ${'ok\u200d\ufe0f'}          | ${'ok'}                  | ${'behind Latin letters they do nothing'}
  ${' two\r\n lines\t\u0007 '} | ${'two lines'}           | ${'a name is one line'}
  ${'5€ [pit] {A} ~ ^ |'}      | ${'5€ [pit] {A} ~ ^ |'}  | ${'the extension table is GSM-7 as well'}
`('$typed is sent as $sent, because $because', ({ typed, sent }) => {
  expect(plainText(typed as string)).toBe(sent);
});

it('changes nothing a second time, and nothing but spaces of what is GSM-7 already', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aé€ ’…`\u00a0舞\n', 'e\u0301', '❤️'), maxLength: 200 }),
      (typed) => {
        const sent = plainText(typed);
        expect(plainText(sent)).toBe(sent);
        if (!isGsm(typed)) return;
        expect(isGsm(sent)).toBe(true);
        expect(countSegments(sent).units).toBeLessThanOrEqual(countSegments(typed).units);
      },
    ),
  );
});
