import fc from 'fast-check';
import { countSegments } from './segments.js';

const of = (piece: string, times: number) => piece.repeat(times);

describe('segments of a text', () => {
  it.each`
    text                            | encoding   | units  | segments | because
    ${''}                           | ${'GSM-7'} | ${0}   | ${1}     | ${'an empty message is a message'}
    ${of('a', 160)}                 | ${'GSM-7'} | ${160} | ${1}     | ${'that just fits'}
    ${of('a', 161)}                 | ${'GSM-7'} | ${161} | ${2}     | ${'two parts of 153 and 8'}
    ${of('a', 306)}                 | ${'GSM-7'} | ${306} | ${2}     | ${'two full parts'}
    ${of('a', 307)}                 | ${'GSM-7'} | ${307} | ${3}     | ${'each part gives 7 away to its header'}
    ${of('{', 80)}                  | ${'GSM-7'} | ${160} | ${1}     | ${'extension characters count two'}
    ${of('{', 81)}                  | ${'GSM-7'} | ${162} | ${2}     | ${'and 81 of them do not fit'}
    ${of('{', 153)}                 | ${'GSM-7'} | ${306} | ${3}     | ${'a part holds 76 of them, one unit stays empty'}
    ${of('a', 152) + of('€', 77)}   | ${'GSM-7'} | ${306} | ${3}     | ${'the first euro sign moves to the second part as a whole'}
    ${'Änderung für Ñoño @ 5€ \n§'} | ${'GSM-7'} | ${26}  | ${1}     | ${'umlauts, tilde and paragraph are in the alphabet'}
    ${'ç'}                          | ${'UCS-2'} | ${1}   | ${1}     | ${'only the capital one is in the alphabet'}
    ${of('ñ', 159) + 'í'}           | ${'UCS-2'} | ${160} | ${3}     | ${'one character outside makes all of them wide'}
    ${of('я', 70)}                  | ${'UCS-2'} | ${70}  | ${1}     | ${'that just fits'}
    ${of('я', 71)}                  | ${'UCS-2'} | ${71}  | ${2}     | ${'67 and 4'}
    ${of('я', 134)}                 | ${'UCS-2'} | ${134} | ${2}     | ${'two full parts'}
    ${of('👷', 35)}                 | ${'UCS-2'} | ${70}  | ${1}     | ${'an emoji takes two units'}
    ${of('👷', 67)}                 | ${'UCS-2'} | ${134} | ${3}     | ${'33 in a part, none of them cut in half'}
    ${'it’s'}                       | ${'UCS-2'} | ${4}   | ${1}     | ${'a curly apostrophe is expensive'}
    ${'`'}                          | ${'UCS-2'} | ${1}   | ${1}     | ${'the backtick is ASCII and yet not in the alphabet'}
  `(
    '$encoding, $units units, $segments segments, because $because',
    ({ text, encoding, units, segments }) => {
      expect(countSegments(text)).toEqual({ encoding, units, segments });
    },
  );

  it('has room for all units and wastes at most one in each part', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 900 }), fc.string({ unit: 'grapheme', maxLength: 300 })),
        (text) => {
          const { encoding, units, segments } = countSegments(text);
          const [alone, part] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
          if (units <= alone) return expect(segments).toBe(1);
          expect(segments).toBeGreaterThanOrEqual(Math.ceil(units / part));
          expect(segments).toBeLessThanOrEqual(Math.ceil(units / (part - 1)));
        },
      ),
    );
  });

  it('never gets cheaper by adding to the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (text, more) => {
          expect(countSegments(text + more).segments).toBeGreaterThanOrEqual(
            countSegments(text).segments,
          );
        },
      ),
    );
  });
});
