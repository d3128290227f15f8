import { loadCommonPasswords } from './load-common-passwords.js';
import { passwordProblem } from './password-policy.js';

describe('common passwords', () => {
  it('are more than a hundred thousand, loaded once', async () => {
    const list = await loadCommonPasswords();
    expect(list.size).toBeGreaterThan(100_000);
    expect([...list].filter((word) => word !== word.toLowerCase())).toEqual([]);
    expect(await loadCommonPasswords()).toBe(list);
  });

  it.each`
    password                     | isTaken  | because
    ${'trustno1'}                | ${true}  | ${'it is on every list'}
    ${'TrustNo1'}                | ${true}  | ${'capitals change little'}
    ${'barcelona99'}             | ${true}  | ${'two digits make no other word'}
    ${'Summer2031!'}             | ${true}  | ${'a year and a sign are what everybody adds'}
    ${'ｐａｓｓｗｏｒｄ１'}      | ${true}  | ${'wide letters are letters'}
    ${'2031lamps!'}              | ${true}  | ${'before the word, too'}
    ${'lamps98172'}              | ${true}  | ${'five characters around it are few'}
    ${'lamps981726'}             | ${false} | ${'six are not'}
    ${'lamp9817'}                | ${true}  | ${'four letters are a word'}
    ${'cat98172'}                | ${false} | ${'three are too few to tell'}
    ${'four lamps over a truck'} | ${false} | ${'nobody has thought of it'}
    ${'gr8Kzw-Tullamore'}        | ${false} | ${'a common word is only a part of it'}
  `('"$password" is taken: $isTaken, because $because', async ({ password, isTaken }) => {
    const said = passwordProblem(password as string, {}, await loadCommonPasswords());
    expect(said?.includes('too common') ?? false).toBe(isTaken);
  });
});
