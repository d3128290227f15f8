import type { INestApplicationContext } from '@nestjs/common';
import { ApiKeyService, PasswordHashingService, SessionService, type User } from '#libs/identity';
import { type RowOf, UnitOfWork } from '#libs/platform';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.js';

/**
 * Without development tools nobody may sign in with the public password: demonstration accounts of an earlier start are
 * disabled and signed out, except those with a password of their own.
 */
export async function disableDemonstrationAccounts(app: INestApplicationContext): Promise<void> {
  const known = await accountsWithDefaultPassword(app, true);
  if (known.length === 0) return;
  const [keys, sessions] = [
    app.get(ApiKeyService, { strict: false }),
    app.get(SessionService, { strict: false }),
  ];
  await app.get(UnitOfWork).asSystem(async (work) => {
    await work.rows('update users set is_active = false where id = any($1)', [known]);
    for (const userId of known) {
      await keys.revokeAll(work, userId);
      await sessions.revokeAll(work, userId);
    }
  });
}

/** Enables them again once the development tools are open again. */
export async function enableDemonstrationAccounts(app: INestApplicationContext): Promise<void> {
  const closed = await accountsWithDefaultPassword(app, false);
  if (closed.length === 0) return;
  await app
    .get(UnitOfWork)
    .asSystem((work) =>
      work.rows('update users set is_active = true where id = any($1)', [closed]),
    );
}

async function accountsWithDefaultPassword(
  app: INestApplicationContext,
  active: boolean,
): Promise<number[]> {
  const passwords = app.get(PasswordHashingService, { strict: false });
  const found = await app
    .get(UnitOfWork)
    .reading()
    .rows<Pick<RowOf<User>, 'id' | 'password_hash'>>(
      'select id, password_hash from users where is_active = $1 and username = any($2)',
      [active, DEMONSTRATION_ACCOUNTS.map(({ username }) => username)],
    );
  const checks = await Promise.all(
    found.map(({ password_hash: stored }) => passwords.check(DEMONSTRATION_PASSWORD, stored)),
  );
  return found.filter((_, at) => checks[at]!.matches).map(({ id }) => id);
}
