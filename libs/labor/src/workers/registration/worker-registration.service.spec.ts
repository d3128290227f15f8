import { CallTimeModule } from '#libs/call-time';
import { NotificationModule } from '#libs/notification';
import { aRegistrationToken } from '../../../../../test/factories/a-registration-token.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { nextNumber } from '../../../../../test/factories/numbers.js';
import { atOnce } from '../../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { LaborModule } from '../../labor.module.js';
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

  /** Verbs that register somebody by one link, each as another user with the right code. */
  async function registrations(count: number) {
    const worker = await aWorker(app.db);
    const expiresAt = new Date('2031-05-30T16:00:00Z');
    const token = await aRegistrationToken(app.db, { workerId: worker.id, expiresAt });
    await app.unitOfWork.asSystem((work) =>
      app.get(VerificationCodeService).send(work, token, worker.phoneNumber),
    );
    const [{ body }] = await app.db.query<[{ body: string }]>(
      'select body from outgoing_messages where recipient = $1',
      [worker.phoneNumber],
    );
    const code = /\d{6}/.exec(body)![0];
    const people = Array.from({ length: count }, (): NewAccount => {
      const username = `dana${nextNumber()}`;
      const password = 'four lamps over a truck';
      const name = { firstName: 'Dana', lastName: 'Reyes' };
      return { token, code, username, email: `${username}@crew.example`, password, ...name };
    });
    const verbs = people.map(
      (one) => () => app.get(WorkerRegistrationService).register(app.as(), one),
    );
    return { worker, people, verbs };
  }

  it('makes one account, however many use it at once', async () => {
    const { worker, people, verbs } = await registrations(3);
    const outcomes = await atOnce(app.db, 'users', verbs);

    const [made, ...others] = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(others).toEqual([]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([
      new RegistrationClosed('used'),
      new RegistrationClosed('used'),
    ]);
    const users = await app.db.query(
      `select u.id, w.id as worker from users u left join workers w on w.user_id = u.id where u.username = any($1)`,
      [people.map(({ username }) => username)],
    );
    expect(users).toEqual([{ id: (made as { value: number }).value, worker: worker.id }]);
  });
});
