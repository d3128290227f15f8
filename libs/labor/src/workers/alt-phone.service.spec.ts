import { NotFound } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Caller, Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { AltPhone } from './alt-phone.entity.js';
import { AltPhoneService } from './alt-phone.service.js';
import { Worker } from './worker.entity.js';
import { PhoneInvalid, WorkerExists } from './worker.errors.js';
import { WorkersModule } from './workers.module.js';

describe('the other numbers of a worker', () => {
  let app: LibApp;
  let service: AltPhoneService;
  let by: Caller;
  let worker: Worker;
  let altId: number;

  beforeAll(async () => {
    app = await aLibApp([WorkersModule, NotificationModule]);
    service = app.get(AltPhoneService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const { id: companyId } = await aCompany(app.db);
    by = app.as((await aManager(app.db, companyId)).actor);
    worker = await aWorker(app.db, { companyId });
    altId = await doing((work) =>
      service.add(work, companyId, worker.id, { phoneNumber: '(415) 555-0901', label: 'home' }),
    );
  });

  const doing = <T>(verb: (work: Work) => Promise<T>): Promise<T> => app.unitOfWork.as(by, verb);
  const edit = (id: number, changes: Parameters<AltPhoneService['edit']>[4]): Promise<void> =>
    doing((work) => service.edit(work, worker.companyId, worker.id, id, changes));
  const makePrimary = (id: number): Promise<void> =>
    doing((work) => service.makePrimary(work, worker.companyId, worker.id, id));
  const remove = (id: number): Promise<void> =>
    doing((work) => service.remove(work, worker.companyId, worker.id, id));
  const phones = async (): Promise<[string, string | null][]> =>
    (
      await app.db.manager.find(AltPhone, { where: { workerId: worker.id }, order: { id: 'ASC' } })
    ).map((phone) => [phone.phoneNumber, phone.label]);
  const primary = async (): Promise<string> =>
    (await app.db.manager.findOneByOrFail(Worker, { id: worker.id })).phoneNumber;

  it('are written one way', async () => {
    expect(await phones()).toEqual([['+14155550901', 'home']]);
  });

  it('are edited in part', async () => {
    await edit(altId, { label: 'office' });
    expect(await phones()).toEqual([['+14155550901', 'office']]);
    await edit(altId, { phoneNumber: '415.555.0902', label: null });
    expect(await phones()).toEqual([['+14155550902', null]]);
  });

  it('have to be numbers', async () => {
    await expect(edit(altId, { phoneNumber: 'home' })).rejects.toThrow(PhoneInvalid);
    await expect(
      doing((work) =>
        service.add(work, worker.companyId, worker.id, { phoneNumber: '12', label: null }),
      ),
    ).rejects.toThrow(PhoneInvalid);
  });

  it('change places with the primary, which comes back without a label', async () => {
    await makePrimary(altId);
    expect(await primary()).toBe('+14155550901');
    expect(await phones()).toEqual([[worker.phoneNumber, '']]);
    const [entry] = await app.db.query(
      `select action, before, after from audit_trail where subject_id = $1 and action like '%swapped'`,
      [worker.id],
    );
    expect(entry).toEqual({
      action: 'worker.primary_phone_swapped',
      before: { alt_id: altId, phone_number: `********${worker.phoneNumber.slice(-4)}` },
      after: { alt_id: altId, phone_number: '********0901' },
    });
  });

  it('are never the primary of two contacts', async () => {
    const phoneNumber = aPhoneNumber();
    await aWorker(app.db, { companyId: worker.companyId, phoneNumber });
    await edit(altId, { phoneNumber });
    await expect(makePrimary(altId)).rejects.toThrow(WorkerExists);
    expect([await primary(), await phones()]).toEqual([
      worker.phoneNumber,
      [[phoneNumber, 'home']],
    ]);
  });

  it('W1 go without taking the worker along', async () => {
    await remove(altId);
    expect([await primary(), await phones()]).toEqual([worker.phoneNumber, []]);
  });

  it('are found with their own worker only', async () => {
    const colleague = await aWorker(app.db, { companyId: worker.companyId });
    for (const verb of [service.remove.bind(service), service.makePrimary.bind(service)]) {
      await expect(
        doing((work) => verb(work, worker.companyId, colleague.id, altId)),
      ).rejects.toThrow(NotFound);
    }
    await expect(
      doing((work) => service.edit(work, worker.companyId, colleague.id, altId, { label: 'mine' })),
    ).rejects.toThrow(NotFound);
    expect(await phones()).toEqual([['+14155550901', 'home']]);
  });
});
