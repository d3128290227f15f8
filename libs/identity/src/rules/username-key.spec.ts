import fc from 'fast-check';
import { usernameKey } from './username-key.js';

describe('user names', () => {
  it.each`
    one            | other           | same     | because
    ${'dana'}      | ${'DANA'}       | ${true}  | ${'case does not matter'}
    ${'jos\u00e9'} | ${'jose\u0301'} | ${true}  | ${'an accent is one letter or a mark behind it'}
    ${'ＤＡＮＡ'}  | ${'dana'}       | ${true}  | ${'wide letters are letters'}
    ${'ﬁona'}      | ${'fiona'}      | ${true}  | ${'a ligature is two letters'}
    ${'straße'}    | ${'STRASSE'}    | ${true}  | ${'that is how it is written in capitals'}
    ${'ΝΙΚΟΣ'}     | ${'νικος'}      | ${true}  | ${'the letter at the end has a form of its own'}
    ${'dana'}      | ${'danа'}       | ${false} | ${'the last letter is a Cyrillic one'}
    ${'dana'}      | ${'dána'}       | ${false} | ${'an accent makes another letter'}
    ${'dana.lee'}  | ${'danalee'}    | ${false} | ${'a dot is a character'}
  `('"$one" and "$other" are the same: $same, because $because', ({ one, other, same }) => {
    expect(usernameKey(one as string) === usernameKey(other as string)).toBe(same);
  });

  it.each([' dana ', 'DANA\t', '\u3000Dana', '\u00a0dana'])(
    'have a key in lower case without spaces around it: "%s"',
    (name) => {
      expect(usernameKey(name)).toBe('dana');
    },
  );

  it('have a key that is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (name) => {
        expect(usernameKey(usernameKey(name))).toBe(usernameKey(name));
      }),
    );
  });
});
