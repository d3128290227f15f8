import { aCompany } from '../../../../../test/factories/a-company.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { behindChange } from '../../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { LaborModule } from '../../labor.module.js';
import { AltPhone } from '../alt-phone.entity.js';
import { Worker } from '../worker.entity.js';
import { type NormalisedPhones, PhoneNormalisingService } from './phone-normalising.service.js';

let app: LibApp;
let companyId: number;
beforeAll(async () => {
  app = await aLibApp([LaborModule]);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.query('delete from workers');
  companyId = (await aCompany(app.db)).id;
});

const aContact = (phoneNumber: string, given: Partial<Worker> = {}): Promise<Worker> =>
  aWorker(app.db, { companyId, phoneNumber, consents: false, ...given });
const contacts = (): Promise<Worker[]> =>
  app.db.manager.find(Worker, { where: { companyId }, order: { id: 'ASC' } });

describe('imported numbers', () => {
  const normalise = (dryRun = false): Promise<NormalisedPhones> =>
    app.unitOfWork.asSystem((work) => app.get(PhoneNormalisingService).normalise(work, { dryRun }));

  it('are written one way; what cannot be is told', async () => {
    const [plain, bad, twin, other] = [
      await aContact('(415) 555-0101'),
      await aContact('call me'),
      await aContact('415.555.0102'),
      await aContact('+14155550102'),
    ];
    await app.db.manager.insert(AltPhone, {
      workerId: plain.id,
      phoneNumber: '4155550103',
      label: null,
    });
    const found = { workers: 1, altPhones: 1, unreadable: [bad.id], duplicates: [twin.id] };

    expect(await normalise(true)).toEqual(found);
    expect((await contacts())[0]!.phoneNumber).toBe('(415) 555-0101');
    expect(await normalise()).toEqual(found);
    expect((await contacts()).map(({ phoneNumber }) => phoneNumber)).toEqual([
      '+14155550101',
      'call me',
      '415.555.0102',
      other.phoneNumber,
    ]);
    expect(
      (await app.db.manager.findOneByOrFail(AltPhone, { workerId: plain.id })).phoneNumber,
    ).toBe('+14155550103');
    expect(await normalise()).toEqual({
      workers: 0,
      altPhones: 0,
      unreadable: [bad.id],
      duplicates: [twin.id],
    });
  });

  it('are written as they are by then', async () => {
    const { id } = await aContact('(415) 555-0101');
    await app.db.manager.insert(AltPhone, { workerId: id, phoneNumber: '4155550103', label: null });
    const changed = (table: string, number: string) =>
      [`update ${table} set phone_number = $1 where phone_number like '%415%'`, [number]] as const;
    await behindChange(app.db, changed('workers', '(415) 555-0105'), () => normalise());
    await app.db.query(`update alt_phones set phone_number = '4155550103'`);
    await behindChange(app.db, changed('alt_phones', '4155550107'), () => normalise());
    expect([
      (await contacts())[0]!.phoneNumber,
      (await app.db.manager.findOneByOrFail(AltPhone, { workerId: id })).phoneNumber,
    ]).toEqual(['+14155550105', '+14155550107']);
  });

  it('of two who would become one, the first is written and the second told', async () => {
    const [, second] = [await aContact('4155550101'), await aContact('(415) 555-0101')];
    expect(await normalise()).toMatchObject({ workers: 1, duplicates: [second.id] });
  });
});
