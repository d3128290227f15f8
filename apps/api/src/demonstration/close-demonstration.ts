import type { INestApplicationContext } from '@nestjs/common';
import { KeysService, Passwords, SessionsService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.js';

/**
 * Where the development doors are closed, nobody signs in with the password that everybody knows: demonstration accounts
 * of an earlier start are switched off and signed out, except those who were given a password of their own.
 */
export async function closeDemonstration(app: INestApplicationContext): Promise<void> {
  const known = await accountsThatAre(app, true);
  if (known.length === 0) return;
  const [keys, sessions] = [
    app.get(KeysService, { strict: false }),
    app.get(SessionsService, { strict: false }),
  ];
  await app.get(UnitOfWork).asHouse(async (work) => {
    await work.rows('update users set is_active = false where id = any($1)', [known]);
    for (const userId of known) {
      await keys.revokeAll(work, userId);
      await sessions.revokeAll(work, userId);
    }
  });
}

/** The way back, once the doors are open again. */
export async function reopenDemonstration(app: INestApplicationContext): Promise<void> {
  const closed = await accountsThatAre(app, false);
  if (closed.length === 0) return;
  await app
    .get(UnitOfWork)
    .asHouse((work) => work.rows('update users set is_active = true where id = any($1)', [closed]));
}

async function accountsThatAre(app: INestApplicationContext, active: boolean): Promise<number[]> {
  const passwords = app.get(Passwords, { strict: false });
  const found = await app
    .get(UnitOfWork)
    .reading()
    .rows<{ id: number; password_hash: string }>(
      'select id, password_hash from users where is_active = $1 and username = any($2)',
      [active, DEMONSTRATION_ACCOUNTS.map(({ username }) => username)],
    );
  const checks = await Promise.all(
    found.map(({ password_hash: stored }) => passwords.check(DEMONSTRATION_PASSWORD, stored)),
  );
  return found.filter((_, at) => checks[at]!.matches).map(({ id }) => id);
}
