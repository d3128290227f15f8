import { randomUUID } from 'node:crypto';
import { anAdministrator } from '../../../test/factories/a-grant.js';
import { aUser } from '../../../test/factories/a-user.js';
import { atOnce, behindChange, resultsOf } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { Actor } from '#libs/kernel';
import { AccountChangeLinkService } from './account-changes/account-change-link.service.js';
import { UserSettingsService } from './account-changes/user-settings.service.js';
import { hashToken } from './credentials/hash-token.js';
import { IdentityModule } from './identity.module.js';
import { AccountEndingService } from './leaving/account-ending.service.js';
import { AccountErasingService } from './leaving/account-erasing.service.js';
import { CurrentPasswordService } from './passwords/current-password.service.js';
import { endResetLinks } from './passwords/end-reset-links.js';
import { ImpersonationService } from './sign-in/impersonation.service.js';

/** Each verb holds the account, so that it decides after a change that is just being committed. */
describe('an account', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
  });
  beforeEach(() => app.clock.setTime('2031-05-01T12:00:00Z'));
  afterAll(() => app.close());

  it('ends it once, when two administrators do', async () => {
    const { id } = await aUser(app.db);
    const end = () =>
      app.unitOfWork.asSystem((work) => app.get(AccountEndingService).end(work, id));
    const outcomes = await atOnce(app.db, 'users', [end, end]);
    expect(resultsOf(outcomes).sort()).toEqual(['done', 'user.missing']);
  });

  it('erases the address that it has just got', async () => {
    const { id } = await aUser(app.db);
    const change = `update users set email = 'new@example.com' where id = $1`;
    const accounts = await behindChange(app.db, [change, [id]], () =>
      app.unitOfWork.asSystem((work) => app.get(AccountErasingService).lock(work, [id], [])),
    );
    expect(accounts).toMatchObject([{ id, email: 'new@example.com' }]);
  });

  it('keeps the instant at which a reset link was used', async () => {
    const { id } = await aUser(app.db);
    const used = new Date('2031-04-30T12:00:00Z');
    await app.db.query(
      `insert into password_reset_tokens (user_id, token_hash, expires_at, used_at)
       values ($1, $2, $4, $4), ($1, $3, $4, null)`,
      [id, randomUUID(), randomUUID(), used],
    );
    await app.unitOfWork.asSystem((work) => endResetLinks(work, id));
    const rows: { used_at: Date }[] = await app.db.query(
      'select used_at from password_reset_tokens where user_id = $1 order by id',
      [id],
    );
    expect(rows.map((row) => row.used_at)).toEqual([used, app.clock.now()]);
  });

  it('is not impersonated when it has just ended', async () => {
    const { id } = await aUser(app.db);
    const administrator = app.as((await anAdministrator(app.db)).actor);
    const end = 'update users set is_active = false where id = $1';
    const begun = behindChange(app.db, [end, [id]], () =>
      app.unitOfWork.as(administrator, (work) =>
        app.get(ImpersonationService).beginWithKey(work, id, 0, 'a browser'),
      ),
    );
    await expect(begun).rejects.toMatchObject({ code: 'user.missing' });
  });

  it('is not changed by a password that has just been replaced', async () => {
    const user = await aUser(app.db);
    const replace = `update users set password_hash = '!' where id = $1`;
    const { password_hash } = (
      await app.db.query('select password_hash from users where id = $1', [user.id])
    )[0] as { password_hash: string };
    const proven = {
      ...{ id: user.id, username: user.username, email: user.email, password_hash },
      ...{ first_name: user.firstName, last_name: user.lastName },
    };
    const held = behindChange(app.db, [replace, [user.id]], () =>
      app.unitOfWork.asSystem((work) => app.get(CurrentPasswordService).hold(work, proven)),
    );
    await expect(held).rejects.toMatchObject({ code: 'password.wrong_current' });
  });

  it('remembers the address that it has just got as the one before a proven number', async () => {
    const { id, username, firstName } = await aUser(app.db);
    const caller = app.as(new Actor({ userId: id, username, firstName, grants: [] }));
    const change = `update users set email = 'newer@example.com' where id = $1`;
    await behindChange(app.db, [change, [id]], () =>
      app.unitOfWork.as(caller, (work) =>
        app.get(UserSettingsService).setProvenPhone(work, '+14155550123'),
      ),
    );
    expect(
      await app.db.query('select old_email from account_changes where user_id = $1', [id]),
    ).toEqual([{ old_email: 'newer@example.com' }]);
  });

  it('follows a link once, of two at the same time', async () => {
    const { id, email } = await aUser(app.db);
    const token = randomUUID();
    await app.db.query(
      `with change as (
         insert into account_changes (user_id, old_email, new_email) values ($1, $2, $3) returning id)
       insert into account_change_links (account_change_id, kind, token_hash, expires_at)
       select id, 'confirm', $4, $5 from change`,
      [id, email, `${id}@example.com`, hashToken(token), new Date('2031-05-02T12:00:00Z')],
    );
    const follow = () =>
      app.unitOfWork.asSystem((work) => app.get(AccountChangeLinkService).follow(work, token));
    const outcomes = await atOnce(app.db, 'account_changes', [follow, follow]);
    expect(resultsOf(outcomes).sort()).toEqual(['account_change.link_gone', 'done']);
  });
});
