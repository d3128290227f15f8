import { PasswordHashingService } from '#libs/identity';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { Client } from '../../../../test/support/client.js';
import { aTestApp, type TestApp } from '../../../../test/support/test-app.js';
import { DEMONSTRATION_PASSWORD } from './accounts.js';
import { disableDemonstrationAccounts, enableDemonstrationAccounts } from './disable-accounts.js';
import { seedDemonstration } from './seed-demonstration.js';

describe('demonstration accounts without development tools', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    const seed = () => seedDemonstration(app.context);
    await allAtOnce(app.db, 'companies', [seed, seed]);
  });
  afterAll(() => app.close());

  const signIn = (username: string, password: string = DEMONSTRATION_PASSWORD) =>
    app.visitor().post('/login/', { username, password });

  it('are made once, also by two processes that start at once', async () => {
    expect(await app.db.query('select 1 from companies')).toHaveLength(1);
  });

  it('are disabled and signed out, except those with a password of their own; and are enabled again', async () => {
    const own = await app.get(PasswordHashingService).hash('a word of my own');
    await app.db.query(`update users set password_hash = $1 where username = 'owner'`, [own]);
    const manager = new Client(app.url, (await signIn('manager')).body.token);

    await disableDemonstrationAccounts(app.context);
    expect((await signIn('manager')).status).toBe(401);
    expect((await manager.get('/user/info/')).status).toBe(401);
    expect((await signIn('owner', 'a word of my own')).status).toBe(200);

    await enableDemonstrationAccounts(app.context);
    for (const username of ['admin', 'manager', 'steward', 'worker'])
      expect((await signIn(username)).status).toBe(200);
  });
});
