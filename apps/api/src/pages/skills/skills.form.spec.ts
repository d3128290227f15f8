import { namesIn, titleCase } from './skills.form.js';

describe('the name of a new skill', () => {
  it.each`
    typed               | stored              | because
    ${'stage hand'}     | ${'Stage Hand'}     | ${'each word begins with a large letter'}
    ${'  LED   tech '}  | ${'LED Tech'}       | ${'abbreviations stay'}
    ${'rigger/climber'} | ${'Rigger/Climber'} | ${'these are two words'}
    ${'éclairage'}      | ${'Éclairage'}      | ${'letters have accents'}
    ${'2nd camera'}     | ${'2nd Camera'}     | ${'a digit is no letter'}
    ${'o’neill-type'}   | ${'O’neill-Type'}   | ${'an apostrophe divides nothing'}
  `('$typed is $stored, because $because', ({ typed, stored }) => {
    expect(titleCase(typed as string)).toBe(stored);
  });
});

describe('the names in the field of a new skill', () => {
  it.each`
    typed                        | names
    ${'rigger'}                  | ${['Rigger']}
    ${'Rigger,'}                 | ${['Rigger']}
    ${'rigger, Rigger; RIGGER'}  | ${['Rigger']}
    ${'rigger; audio\nLED tech'} | ${['Rigger', 'Audio', 'LED Tech']}
    ${', ;\n,'}                  | ${[]}
  `('$typed are $names', ({ typed, names }) => {
    expect(namesIn(typed as string)).toEqual(names);
  });
});
