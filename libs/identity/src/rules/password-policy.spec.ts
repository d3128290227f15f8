import fc from 'fast-check';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { passwordProblem, type PersonalDetails } from './password-policy.js';

const dana = {
  username: 'danarigger',
  email: 'dana.lee@stagecrew.example',
  firstName: 'Alexandrina',
  lastName: 'Fitzgerald',
};

describe('a new password', () => {
  it.each`
    password                                             | complaint       | because
    ${''}                                                | ${'blank'}      | ${'nothing was typed'}
    ${'          '}                                      | ${'blank'}      | ${'spaces alone are nothing'}
    ${'Ab3$xyz'}                                         | ${'too short'}  | ${'seven characters are one too few'}
    ${'Ab3$xyzw'}                                        | ${null}         | ${'eight will do'}
    ${'📣📣📣📣'}                                        | ${'too short'}  | ${'four pictures are four characters'}
    ${'48151623421'}                                     | ${'numeric'}    | ${'digits alone are soon tried'}
    ${'٤٨١٥١٦٢٣'}                                        | ${'numeric'}    | ${'digits are digits in every script'}
    ${'4815162342x'}                                     | ${null}         | ${'one letter makes it more than digits'}
    ${'password1'}                                       | ${'too common'} | ${'everybody has it'}
    ${'PassWord1'}                                       | ${'too common'} | ${'capitals change little'}
    ${' password1 '}                                     | ${'too common'} | ${'nor do spaces around it'}
    ${'swordfish'}                                       | ${'too common'} | ${'it is in every film'}
    ${'danarigger'}                                      | ${'user name'}  | ${'it is the user name'}
    ${'Danarigger1'}                                     | ${'user name'}  | ${'one digit more is no other word'}
    ${'stagecrew!'}                                      | ${'email'}      | ${'a part of the address counts, too'}
    ${'alexandrina'}                                     | ${'first name'} | ${'it is the first name'}
    ${'fitzgerald7'}                                     | ${'last name'}  | ${'it is nearly the last name'}
    ${'four lamps over a truck'}                         | ${null}         | ${'a sentence is welcome'}
    ${'four lamps, one truck; '.repeat(9).slice(0, 200)} | ${null}         | ${'so is a long one'}
    ${'x'.repeat(201)}                                   | ${'too long'}   | ${'nobody types that'}
  `(
    '"$password": $complaint, because $because',
    ({ password, complaint }: { password: string; complaint: string | null }) => {
      const said = passwordProblem(password, dana);
      if (complaint === null) expect(said).toBeNull();
      else expect(said).toContain(complaint);
    },
  );

  it('is compared with nothing where nothing is known', () => {
    expect(passwordProblem('danarigger', {})).toBeNull();
    expect(
      passwordProblem('danarigger', { username: '', email: ' ', firstName: '', lastName: '' }),
    ).toBeNull();
  });

  it.each`
    password                  | isRefused | because
    ${'acmeproductions'}      | ${true}   | ${'it is the company'}
    ${'AcmeProductions2031!'} | ${true}   | ${'a year and a sign change little'}
    ${'Acme-2031-Acme'}       | ${true}   | ${'twice is no better'}
    ${'@cmePr0ducti0ns'}      | ${true}   | ${'digits that look like letters are read as letters'}
    ${'thunder-road-live'}    | ${true}   | ${'it is the event'}
    ${'DanaAcme2031'}         | ${true}   | ${'it is who and where'}
    ${'acme-2031-fou'}        | ${true}   | ${'three letters of one’s own are too few'}
    ${'acme-2031-four'}       | ${false}  | ${'four are enough'}
    ${'acme four lamps'}      | ${false}  | ${'there is more to it'}
    ${'placement-zqv'}        | ${false}  | ${'the word is only by chance in it'}
  `(
    '"$password" is made of known names: $isRefused, because $because',
    ({ password, isRefused }) => {
      const ownNames = ['Acme Productions', 'ACME', 'Thunder Road (live)'];
      const said = passwordProblem(password as string, { firstName: 'Dana', ownNames });
      if (isRefused) expect(said).toMatch(/^The password is (made of names|too similar) /);
      else expect(said).toBeNull();
    },
  );

  it.each(['0o', '1i', '3e', '4a', '5s', '7t', '@a', '$s', '!i'])(
    'of %s the sign is read as the letter',
    ([sign, letter]) => {
      const ownNames = [`kw${letter}zvm${letter}x`];
      const said = passwordProblem(`kw${sign}zvm${sign}x-29`, { ownNames });
      expect(said).toMatch(/^The password is made of names /);
    },
  );

  it.each`
    names                 | password            | isRefused | because
    ${['Leeward', 'Lee']} | ${'2031-leeward!!'} | ${true}   | ${'of names within names the longest counts'}
    ${['Lee', 'Leeward']} | ${'2031-leeward!!'} | ${true}   | ${'in whatever order they are known'}
    ${['Kim']}            | ${'kim!2031!kim!'}  | ${true}   | ${'three letters are a name'}
    ${['Al']}             | ${'al!2031!al!9'}   | ${false}  | ${'two are in too many words'}
    ${['Crew', 'Acme']}   | ${'accrewme-2031'}  | ${false}  | ${'what stands around a name is no second name'}
    ${['２４７ Crew']}    | ${'crew!2031!crew'} | ${true}   | ${'wide letters are letters'}
  `('"$password" of $names: refused $isRefused, because $because', (row) => {
    const said = passwordProblem(row.password as string, { ownNames: row.names as string[] });
    expect(said !== null).toBe(row.isRefused);
  });

  it.each`
    password            | isRefused | because
    ${'4u2c-me-1x9'}    | ${true}   | ${'it is known as it stands'}
    ${' 4U2C-me-1x9 '}  | ${true}   | ${'spaces and capitals change little'}
    ${'7tullamore1!'}   | ${true}   | ${'four characters around a word do not hide it'}
    ${'tulla7more1'}    | ${false}  | ${'a digit within makes another word'}
    ${'tullamore-k9-w'} | ${false}  | ${'more than four characters do'}
  `('"$password" is too common: $isRefused, because $because', ({ password, isRefused }) => {
    const said = passwordProblem(password as string, {}, new Set(['4u2c-me-1x9', 'tullamore']));
    expect(said).toBe(isRefused ? 'This password is too common.' : null);
  });

  it.each`
    password           | known                                                | complaint       | because
    ${'wkroejdhtq'}    | ${{ firstName: 'Kedrowjing' }}                       | ${'first name'} | ${'seven of ten letters are shared'}
    ${'wkroejxhtq'}    | ${{ firstName: 'Kedrowjing' }}                       | ${null}         | ${'six are fewer'}
    ${'al bo cy'}      | ${{ firstName: `${' '.repeat(20)}Al Bo Cy` }}        | ${'first name'} | ${'spaces around a name are none of its letters'}
    ${'undefined-88x'} | ${{ username: undefined, firstName: 'Alexandrina' }} | ${null}         | ${'what is not known is no name'}
  `('"$password" of somebody: $complaint, because $because', ({ password, known, complaint }) => {
    const said = passwordProblem(password as string, known as PersonalDetails);
    if (complaint === null) expect(said).toBeNull();
    else expect(said).toContain(complaint);
  });

  it('is judged in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string(),
        (password, username) => {
          const said = passwordProblem(password, { username });
          expect(said === null || /^T.*\.$/.test(said)).toBe(true);
        },
      ),
    );
  });

  it('has a few hundred that are never taken, each of them long enough to be asked about', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(500);
    expect(
      [...COMMON_PASSWORDS].filter((word) => word.length < 8 || word !== word.toLowerCase()),
    ).toEqual([]);
  });
});
