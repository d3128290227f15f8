import { passwordProblem } from './password-policy.js';
import { isPredictable } from './predictable-password.js';

describe('a predictable password', () => {
  it.each`
    password                          | because
    ${'aaaaaaaaaaaaaa'}               | ${'it is one letter'}
    ${'aAaAaAaAaA'}                   | ${'capitals change little'}
    ${'........!'}                    | ${'it is one sign, and another'}
    ${'😀😀😀😀😀😀😀😀'}             | ${'it is one picture'}
    ${'xyxyxyxyxyxy'}                 | ${'it repeats two letters'}
    ${'k9wk9wk9wk9w'}                 | ${'it repeats three characters'}
    ${'aabbccddeeff'}                 | ${'it is the alphabet, doubled'}
    ${'11112222ab'}                   | ${'little is left of it without repeats'}
    ${'ghijklmnop'}                   | ${'it is the alphabet'}
    ${'ZYXWVUTSRQ'}                   | ${'backwards it is no better'}
    ${'acegikmoqs'}                   | ${'every second letter is no better'}
    ${'98765432z'}                    | ${'one letter more is no better'}
    ${'абвгдежзик'}                   | ${'other alphabets have an order, too'}
    ${"dfghjkl;'"}                    | ${'it is a row of keys'}
    ${'poiuytrewq1'}                  | ${'backwards it is no better'}
    ${'qwertzuiop'}                   | ${'keyboards differ'}
    ${'2wsx3edc4rfv'}                 | ${'those are columns of keys'}
    ${'edcrfvtgb'}                    | ${'those are columns of keys'}
    ${'xsw2cde3vfr4'}                 | ${'upwards it is no better'}
    ${'6yhn1qaz8ik,3edc0p;/5tgb4rfv'} | ${'it is columns alone, whatever their order'}
    ${'6yhn8ik,3edc0p;/1qaz5tgb9ol.'} | ${'seven columns are no better than six'}
    ${'w7kz1qazp'}                    | ${'a column is one character, and six are soon tried'}
    ${'aaavvvttt999'}                 | ${'tripled letters are letters'}
    ${'йцукенгшщз'}                   | ${'other keyboards have rows, too'}
    ${'фывапролдж'}                   | ${'other keyboards have rows, too'}
    ${'ячсмитьбю'}                    | ${'other keyboards have rows, too'}
    ${'зщшгнекуцй'}                   | ${'backwards it is no better'}
    ${'QQWWEERRTTYY'}                 | ${'it is a row of keys, doubled'}
  `('is "$password", because $because', ({ password }) => {
    expect(isPredictable((password as string).toLowerCase())).toBe(true);
    expect(passwordProblem(password as string)).toMatch(/too easily guessed|too common/);
  });

  it.each([
    'Ab3$xyzw',
    'ggrr88kkzzwwttxx',
    '4815162342x',
    'tullamore7',
    // Seven characters, of which one is a column; and three neighbours, which are no run.
    'w7kz1qazp3',
    'w7kzpqaz',
    'gr8Kzw-Tullamore',
    'four lamps over a truck',
  ])('is not "%s"', (password) => {
    expect(isPredictable(password.toLowerCase())).toBe(false);
    expect(passwordProblem(password)).toBeNull();
  });

  it('is judged soon, however long it is', () => {
    for (const part of ['a', 'ab', 'q1w2', 'abcdefgh', '19870412', 'Zx9!kfQp#'])
      expect(typeof isPredictable(part.repeat(200).slice(0, 200))).toBe('boolean');
  });
});
