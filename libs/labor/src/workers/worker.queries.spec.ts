import { NotFound } from '#libs/kernel';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { AltPhone } from './alt-phone.entity.js';
import { WorkerSkill } from './worker-skill.entity.js';
import { WorkerQueries } from './worker.queries.js';
import { WorkersModule } from './workers.module.js';

describe('the contacts screen', () => {
  let app: LibApp;
  let queries: WorkerQueries;
  beforeAll(async () => {
    app = await aLibApp([WorkersModule]);
    queries = app.get(WorkerQueries);
  });
  afterAll(() => app.close());

  it('shows workers and skills by name, with numbers and consent', async () => {
    const { id: companyId } = await aCompany(app.db);
    const [rigger, audio] = [
      await aSkill(app.db, { companyId, name: 'Rigger' }),
      await aSkill(app.db, { companyId, name: 'Audio' }),
    ];
    const zoe = await aWorker(app.db, { companyId, name: 'Zoe' });
    const adam = await aWorker(app.db, { companyId, name: 'adam', consents: false });
    await app.db.manager.insert(
      WorkerSkill,
      [rigger, audio].map((skill) => ({ workerId: zoe.id, laborTypeId: skill.id })),
    );
    await app.db.manager.insert(AltPhone, {
      workerId: zoe.id,
      phoneNumber: '+14155550902',
      label: 'home',
    });
    await aWorker(app.db);

    const { workers, laborTypes } = await queries.contacts(app.unitOfWork.reading(), companyId);
    expect(workers.map(({ id }) => id)).toEqual([adam.id, zoe.id]);
    expect(
      workers.map(({ sms_consent, sent_consent_msg, stop_sms }) => [
        sms_consent,
        sent_consent_msg,
        stop_sms,
      ]),
    ).toEqual([
      [false, false, false],
      [true, true, false],
    ]);
    expect(workers[1]).toMatchObject({
      labor_types: [audio, rigger].map(({ id, name }) => ({ id, name, company_id: companyId })),
      alt_phones: [{ id: expect.any(Number), phone_number: '+14155550902', label: 'home' }],
    });
    expect(laborTypes.map(({ name }) => name)).toEqual(['Audio', 'Rigger']);
  });

  it('takes two statements, however many workers', async () => {
    const { id: companyId } = await aCompany(app.db);
    for (let n = 0; n < 5; n++) {
      const worker = await aWorker(app.db, { companyId });
      await app.db.manager.insert(AltPhone, {
        workerId: worker.id,
        phoneNumber: '+14155550903',
        label: null,
      });
      await app.db.manager.insert(WorkerSkill, {
        workerId: worker.id,
        laborTypeId: (await aSkill(app.db, { companyId })).id,
      });
    }
    expect(
      await recordStatements(app.db, () => queries.contacts(app.unitOfWork.reading(), companyId)),
    ).toHaveLength(2);
  });

  it('is closed to stewards and to managers of other companies', async () => {
    const { id: companyId } = await aCompany(app.db);
    const { id: another } = await aCompany(app.db);
    for (const { actor } of [await aSteward(app.db, companyId), await aManager(app.db, another)]) {
      await expect(
        queries.contacts(app.unitOfWork.reading(app.as(actor)), companyId),
      ).rejects.toThrow(NotFound);
    }
  });
});
