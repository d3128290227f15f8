import type { DataSource } from 'typeorm';
import { User, usernameKey } from '#libs/identity';
import { nextNumber } from './numbers.js';

/** Hash of "swordfish" in the imported format (few rounds: tests sign in often). */
const SWORDFISH_HASH = 'pbkdf2_sha256$1000$testsalt$tiCdvjqw+W3Ip4VB1mCZpKeui/L6wTrxT0frEFX8J7s=';

export async function aUser(db: DataSource, given: Partial<User> = {}): Promise<User> {
  const number = nextNumber();
  return db.manager.save(
    db.manager.create(User, {
      username: `user${number}`,
      usernameKey: usernameKey(given.username ?? `user${number}`),
      passwordHash: SWORDFISH_HASH,
      firstName: `First${number}`,
      lastName: `Last${number}`,
      email: `user${number}@people.example`,
      ...given,
    }),
  );
}
