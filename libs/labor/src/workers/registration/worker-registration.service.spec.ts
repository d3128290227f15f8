import { In } from 'typeorm';
import { CallTimeModule } from '#libs/call-time';
import { NotificationModule } from '#libs/notification';
import { aRegistrationToken } from '../../../../../test/factories/a-registration-token.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { nextNumber } from '../../../../../test/factories/numbers.js';
import { allAtOnce, atOnce } from '../../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../../test/support/record-statements.js';
import { LaborModule } from '../../labor.module.js';
import { Worker } from '../worker.entity.js';
import { RegistrationClosed } from './registration.errors.js';
import { VerificationCodeService } from './verification-code.service.js';
import { WorkerRegistrationModule } from './worker-registration.module.js';
import { type NewAccount, WorkerRegistrationService } from './worker-registration.service.js';

describe('a registration link', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([
      LaborModule,
      NotificationModule,
      CallTimeModule,
      WorkerRegistrationModule,
    ]);
  });
  beforeEach(() => app.clock.setTime('2031-04-30T16:00:00Z'));
  afterAll(() => app.close());

  /** An open link of the worker, with the right code. */
  async function anOpenLink({ id: workerId, phoneNumber }: Worker) {
    const expiresAt = new Date('2031-05-30T16:00:00Z');
    const token = await aRegistrationToken(app.db, { workerId, expiresAt });
    await app.unitOfWork.asSystem((work) =>
      app.get(VerificationCodeService).send(work, token, phoneNumber),
    );
    const [{ body }] = await app.db.query<[{ body: string }]>(
      'select body from outgoing_messages where recipient = $1 order by id desc limit 1',
      [phoneNumber],
    );
    return { token, code: /\d{6}/.exec(body)![0] };
  }

  /** Verbs that register somebody by these links, each as another user. */
  function registrations(links: readonly { token: string; code: string }[]) {
    const people = links.map((link): NewAccount => {
      const username = `dana${nextNumber()}`;
      const password = 'four lamps over a truck';
      const name = { firstName: 'Dana', lastName: 'Reyes' };
      return { ...link, username, email: `${username}@crew.example`, password, ...name };
    });
    const verbs = people.map(
      (one) => () => app.get(WorkerRegistrationService).register(app.as(), one),
    );
    return { usernames: people.map(({ username }) => username), verbs };
  }

  /**
   * Lets them race: all but one are told that their link was used, before they write an account; none is undone by a
   * dead-lock. @returns the id of the one account
   */
  async function theOneAccount({ usernames, verbs }: ReturnType<typeof registrations>) {
    let outcomes: PromiseSettledResult<number>[] = [];
    const statements = await recordStatements(app.db, async () => {
      outcomes = await atOnce(app.db, 'users', verbs);
    });
    expect(statements.filter((sql) => sql.startsWith('insert into users'))).toHaveLength(1);
    const made = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(refused).toEqual(verbs.slice(1).map(() => new RegistrationClosed('used')));
    const users = await app.db.query('select id from users where username = any($1)', [usernames]);
    expect(users).toEqual(made.map((id) => ({ id })));
    return made[0]!;
  }

  const accountsOf = async (...workers: Worker[]): Promise<(number | null)[]> => {
    const ids = workers.map(({ id }) => id);
    const rows = await app.db.manager.find(Worker, {
      where: { id: In(ids) },
      order: { id: 'asc' },
    });
    return rows.map(({ userId }) => userId);
  };

  it('makes one account, however many use it at once', async () => {
    const worker = await aWorker(app.db);
    const link = await anOpenLink(worker);
    const userId = await theOneAccount(registrations([link, link, link]));
    expect(await accountsOf(worker)).toEqual([userId]);
  });

  it('makes one account of one number, when links of two companies are used at once', async () => {
    const one = await aWorker(app.db);
    const other = await aWorker(app.db, { phoneNumber: one.phoneNumber });
    const links = [await anOpenLink(one), await anOpenLink(other)];
    const userId = await theOneAccount(registrations(links));
    expect(await accountsOf(one, other)).toEqual([userId, userId]);
  });

  it('makes one account, when two links of one contact are used at once', async () => {
    const worker = await aWorker(app.db);
    const links = [await anOpenLink(worker), await anOpenLink(worker)];
    const userId = await theOneAccount(registrations(links));
    expect(await accountsOf(worker)).toEqual([userId]);
  });

  it('makes two accounts of two numbers at once', async () => {
    const [one, other] = [await aWorker(app.db), await aWorker(app.db)];
    const { verbs } = registrations([await anOpenLink(one), await anOpenLink(other)]);
    expect(await accountsOf(one, other)).toEqual([null, null]);
    const made = await allAtOnce(app.db, 'users', verbs);
    expect(await accountsOf(one, other)).toEqual(made);
  });
});
