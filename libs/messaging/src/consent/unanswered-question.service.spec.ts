import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { MessagingModule } from '../messaging.module.js';
import { ConsentService } from './consent.service.js';
import { ConsentStatuses } from './consent-statuses.js';
import { UnansweredQuestionService } from './unanswered-question.service.js';

describe('unanswered consent questions', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
  });
  afterAll(() => app.close());

  it('are counted, then withdrawn, once they are old enough; a stop stays a stop', async () => {
    const { id: companyId } = await aCompany(app.db);
    const [old, stopped, young] = [aPhoneNumber(), aPhoneNumber(), aPhoneNumber()];
    const [consents, questions] = [app.get(ConsentService), app.get(UnansweredQuestionService)];
    const ask = (now: string, phoneNumber: string) => {
      app.clock.setTime(now);
      return app.unitOfWork.asSystem((work) =>
        consents.ask(work, [{ phoneNumber, companyId, wording: 'May we?' }]),
      );
    };
    await ask('2031-05-01T12:00:00Z', old);
    await ask('2031-05-01T12:00:00Z', stopped);
    await ask('2031-05-20T12:00:00Z', young);
    await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
      stopped,
    ]);
    const reset = (dryRun: boolean) =>
      app.unitOfWork.asSystem((work) => questions.reset(work, { olderThanDays: 7, dryRun }));
    const asked = async () => {
      const pairs = [old, stopped, young].map((phoneNumber) => ({ phoneNumber, companyId }));
      const statuses = await ConsentStatuses.read(app.unitOfWork.reading(), pairs);
      return pairs.map((pair) => statuses.of(pair).asked);
    };

    expect([await reset(true), await asked()]).toEqual([1, [true, true, true]]);
    expect([await reset(false), await asked()]).toEqual([1, [false, true, true]]);
    expect(await reset(false)).toBe(0);
  });
});
