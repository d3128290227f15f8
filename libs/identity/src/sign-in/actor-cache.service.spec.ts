import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { patiently } from '../../../../test/support/patiently.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { ActorQueries } from './actor.queries.js';
import { IdentityModule } from '../identity.module.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { UserService } from '../accounts/user.service.js';

describe('the cache of actors', () => {
  let app: LibApp;
  let actors: ActorQueries;

  beforeAll(async () => {
    app = await aLibApp([IdentityModule], { rememberActorsSeconds: 5 });
    actors = app.get(ActorQueries);
  });
  afterAll(() => app.close());

  async function somebody(): Promise<{ userId: number; keyId: number; key: string }> {
    const made = await app.unitOfWork.asSystem(async (work) => {
      const { userId } = await app
        .get(UserService)
        .create(work, { username: `dana-${randomUUID()}`, passwordHash: 'none' });
      const { id, key } = await app.get(ApiKeyService).issue(work, userId, 'test');
      return { userId, keyId: id, key };
    });
    await isKnown(made.key);
    return made;
  }

  const costs = async (key: string): Promise<number> =>
    (await recordStatements(app.db, () => actors.byKey(key))).length;

  /** The first look-up of all begins to listen; from then on an answer is kept. */
  const isKnown = (key: string): Promise<void> =>
    patiently('the actor is known', async () => (await costs(key)) === 0);
  const isLookedUp = (key: string): Promise<void> =>
    patiently('the actor is looked up', async () => (await costs(key)) === 1);

  /** Past our own verbs, as another process or a person at a prompt would. */
  async function elsewhere(statement: string, parameters: unknown[]): Promise<void> {
    const other = await new DataSource(app.db.options).initialize();
    await other.query(statement, parameters);
    await other.destroy();
  }

  it('costs no statement, and is the same as before', async () => {
    const dana = await somebody();
    expect(await costs(dana.key)).toBe(0);
    expect(await actors.byKey(dana.key)).toMatchObject({
      keyId: dana.keyId,
      actor: { userId: dana.userId },
    });
  });

  it('is looked up again after five seconds', async () => {
    const { key } = await somebody();
    app.clock.advance(0.1);
    expect(await costs(key)).toBe(1);
  });

  it('is gone the moment a key is revoked here', async () => {
    const { key, keyId } = await somebody();
    await app.unitOfWork.asSystem((work) => app.get(ApiKeyService).revoke(work, keyId));
    expect(await actors.byKey(key)).toBeNull();
  });

  it('has a new role the moment it is given here', async () => {
    const { key, userId } = await somebody();
    const { id: companyId } = await aCompany(app.db);
    await app.unitOfWork.asSystem((work) =>
      app.get(UserService).grant(work, userId, 'manager', companyId),
    );
    expect((await actors.byKey(key))!.actor.is('manager', companyId)).toBe(true);
  });

  it.each`
    what                          | statement
    ${'a key is deleted'}         | ${'delete from api_keys where user_id = $1'}
    ${'somebody is switched off'} | ${'update users set is_active = false where id = $1'}
    ${'an account is renamed'}    | ${`update users set first_name = 'Robin' where id = $1`}
    ${'a role is given'}          | ${`insert into role_grants (user_id, role, company_id) values ($1, 'administrator', null)`}
  `(
    'is looked up again soon after $what by another process',
    async ({ statement }: { statement: string }) => {
      const { key, userId } = await somebody();
      await elsewhere(statement, [userId]);
      await isLookedUp(key);
    },
  );

  it('is not affected by sign-ins and by updates of the last use', async () => {
    const { key, keyId, userId } = await somebody();
    await app.unitOfWork.asSystem((work) => app.get(ApiKeyService).issue(work, userId, 'another'));
    await elsewhere('update api_keys set last_used_at = last_used_at where id = $1', [keyId]);
    await sleep(100);
    expect(await costs(key)).toBe(0);
  });

  it('is not used while the database cannot notify us of changes, and is again when it can', async () => {
    const { key } = await somebody();
    await app.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'callmanager listener' and datname = current_database()`,
    );
    await isLookedUp(key);
    await isKnown(key);
  });
});
