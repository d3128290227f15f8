import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { PasswordHashingService } from './password-hashing.service.js';

const PASSWORD = 'péage ☂ at noon';
const movedIn = (password: string, iterations = 1000) =>
  `pbkdf2_sha256$${iterations}$s4lt$${pbkdf2Sync(password, 's4lt', iterations, 32, 'sha256').toString('base64')}`;

describe('passwords', () => {
  const passwords = new PasswordHashingService();
  const kept = {
    now: passwords.hash(PASSWORD),
    cheap: hash(PASSWORD, { memoryCost: 1024, timeCost: 1 }),
    movedIn: Promise.resolve(movedIn(PASSWORD)),
    nobody: Promise.resolve(null),
    unusable: Promise.resolve('!'),
  };

  it.each`
    stored        | given             | matches  | needsNewHash | because
    ${'now'}      | ${PASSWORD}       | ${true}  | ${false}     | ${'it is the password'}
    ${'now'}      | ${PASSWORD + ' '} | ${false} | ${false}     | ${'spaces count'}
    ${'now'}      | ${''}             | ${false} | ${false}     | ${'nothing is no password'}
    ${'cheap'}    | ${PASSWORD}       | ${true}  | ${true}      | ${'we make dearer ones now'}
    ${'movedIn'}  | ${PASSWORD}       | ${true}  | ${true}      | ${'accounts can move in'}
    ${'movedIn'}  | ${'another'}      | ${false} | ${true}      | ${'moving in opens nothing'}
    ${'nobody'}   | ${PASSWORD}       | ${false} | ${false}     | ${'there is no such user'}
    ${'unusable'} | ${'!'}            | ${false} | ${false}     | ${'a mark is no hash'}
  `(
    '$stored with "$given": $matches, because $because',
    async ({ stored, given, matches, needsNewHash }) => {
      expect(await passwords.check(given, await kept[stored as keyof typeof kept])).toEqual({
        matches,
        needsNewHash,
      });
    },
  );

  it.each`
    typed             | stored                                      | needsNewHash | because
    ${'pe\u0301age1'} | ${passwords.hash('p\u00e9age1')}            | ${false}     | ${'one keyboard composes, another does not'}
    ${'ｐｅａｇｅ１'} | ${passwords.hash('peage1')}                 | ${false}     | ${'wide letters are letters'}
    ${'pe\u0301age1'} | ${hash('pe\u0301age1')}                     | ${true}      | ${'it was hashed as it was typed'}
    ${'pe\u0301age1'} | ${Promise.resolve(movedIn('pe\u0301age1'))} | ${true}      | ${'and so were those that moved in'}
  `('"$typed" matches, because $because', async ({ typed, stored, needsNewHash }) => {
    const result = await passwords.check(typed as string, await (stored as Promise<string>));
    expect(result).toMatchObject({ matches: true });
    if (needsNewHash) expect(result.needsNewHash).toBe(true);
  });

  it('reads a hash that another program has made', async () => {
    const theirs = 'pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=';
    expect((await passwords.check('lètmein', theirs)).matches).toBe(true);
  });

  it('makes argon2id of the same password differently each time', async () => {
    const [one, other] = await Promise.all([passwords.hash(PASSWORD), passwords.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });
});
