import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anHourlyRate, aWorkedCall } from '../../../../test/factories/a-worked-call.js';
import { atOnce, behindChange } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import type { Company } from '#libs/company';
import { type Actor, NotFound } from '#libs/kernel';
import { PersonErasingService } from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '../pay.module.js';
import type { PayrollMapping } from '../payroll/payroll-mapping.js';
import { PeriodClosingService } from '../periods/period-closing.service.js';
import { BuildPayExportTask } from './build-pay-export.task.js';
import { ExportSourceQueries } from './export-source.queries.js';
import { ExportParts, readParts } from './export-parts.js';
import { ExportWritingService } from './export-writing.service.js';
import { PayExportQueries, type PayExportRow } from './pay-export.queries.js';
import { type AskedExport, PayExportService } from './pay-export.service.js';
import { PayrollMappingService } from './payroll-mapping.service.js';
import { PayrollNumberService, type TypedNumber } from './payroll-number.service.js';

const FIRST = '2031-05-04';

describe('files of hours and pay', () => {
  let app: LibApp;
  let company: Company;
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-05-27T12:00:00-04:00');
    company = await aCompany(app.db);
    manager = (await aManager(app.db, company.id)).actor;
    await anHourlyRate(app.db, company.id);
    await app.db.query(
      `insert into pay_settings (company_id, adp_company_code, adp_batch_id) values ($1, 'AB1', 'MAY')`,
      [company.id],
    );
  });
  afterAll(() => app.close());

  const aNamed = (name: string) => aWorker(app.db, { companyId: company.id, name });
  const aCall = (date: string, given: Partial<Parameters<typeof aWorkedCall>[1]> = {}) =>
    aWorkedCall(app.db, { companyId: company.id, date, ...given });
  const close = (startsOn = FIRST): Promise<number> =>
    app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PeriodClosingService).close(work, company.id, startsOn, '2031-05-30'),
    );
  const ask = (asked: AskedExport, actor = manager): Promise<number> =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(PayExportService).ask(work, company.id, asked),
    );
  const find = (id: number): Promise<PayExportRow> =>
    app.get(PayExportQueries).find(app.unitOfWork.reading(app.as(manager)), company.id, id);
  const bytesOf = async (id: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of readParts(app.unitOfWork, id)) parts.push(part);
    return Buffer.concat(parts);
  };
  const file = async (asked: AskedExport): Promise<{ row: PayExportRow; bytes: Buffer }> => {
    const id = await ask(asked);
    await app.finishTasks();
    return { row: await find(id), bytes: await bytesOf(id) };
  };
  const table = async (asked: Partial<AskedExport>): Promise<string[][]> => {
    const { bytes } = await file({ format: 'csv', ...asked });
    return parse(bytes, { bom: true }).slice(1);
  };
  const type = (numbers: TypedNumber[]): Promise<void> =>
    app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PayrollNumberService).type(work, company.id, numbers),
    );

  it('are ADP’s, with who lacks a number, and the same bytes each time', async () => {
    const dana = await aNamed('Dana Diaz');
    const al = await aNamed('Al Núñez');
    await aCall('2031-05-05', { worker: dana });
    await aCall('2031-05-06', { worker: al, to: '10:00' });
    await type([{ workerId: dana.id, number: '1001' }]);
    await close();
    const { row, bytes } = await file({ format: 'adp', period: FIRST });
    expect(bytes.toString().split('\r\n').slice(1, -1)).toEqual([
      'AB1,MAY,,2.00,,,,22.00,,',
      'AB1,MAY,1001,4.00,,,,22.00,,',
    ]);
    expect(row).toMatchObject({
      ...{ file_name: 'PRAB1EPI.csv', state: 'done', period: FIRST },
      summary: {
        ...{ rows: 2, totals: { workers: 2, minutes: 360, cents: 13_200 } },
        missing: { workers: [{ id: al.id, name: 'Al Núñez' }], codes: [], company: false },
      },
    });
    // A later change of hours is a difference of the next period, and changes no file of this one.
    await app.db.query(`update time_entries set end_at = end_at + interval '1 hour'`);
    const again = await file({ format: 'adp', period: FIRST });
    expect(again.bytes).toEqual(bytes);
    expect(again.row.sha256).toBe(row.sha256);
    await type([{ workerId: al.id, number: '1002' }]);
    const complete = await file({ format: 'adp', period: FIRST });
    expect(complete.row.sha256).not.toBe(row.sha256);
    expect(complete.row.summary!.missing!.workers).toEqual([]);
  });

  it('pay a day once, and not its hours again', async () => {
    await app.db.query(`update pay_rates set per = 'day', amount = 3000000 where company_id = $1`, [
      company.id,
    ]);
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    await close();
    const { row, bytes } = await file({ format: 'adp', period: FIRST });
    expect(bytes.toString().split('\r\n').slice(1, -1)).toEqual(['AB1,MAY,,,,,,,,300.00']);
    expect(row.summary).toMatchObject({
      ...{ totals: { minutes: 240, cents: 30_000 }, missing: { codes: ['day_rate'] } },
    });
  });

  it('are as the company has mapped them', async () => {
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    await close();
    const mapping: PayrollMapping = {
      ...{ lines: 'call', hasHeadings: true, delimiter: ';', dates: 'DD.MM.YYYY' },
      ...{ decimalMark: ',', hours: 'clock', codes: { regular: 'N' } },
      columns: [
        { field: 'last_name', heading: 'Name' },
        { field: 'date', heading: 'Tag' },
        { field: 'earning', heading: 'Art' },
        { field: 'hours', heading: 'Std' },
        { field: 'amount', heading: 'Betrag' },
      ],
    };
    const id = await app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PayrollMappingService).write(work, company.id, { name: 'Lohn', mapping }),
    );
    const { bytes } = await file({ format: 'mapped', period: FIRST, mapping: id });
    expect(bytes.toString()).toBe('Name;Tag;Art;Std;Betrag\r\nDiaz;05.05.2031;N;4:00;88,00\r\n');
    // What was asked for stays as it was mapped then.
    await app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PayrollMappingService).remove(work, company.id, id),
    );
    await expect(ask({ format: 'mapped', period: FIRST, mapping: id })).rejects.toMatchObject({
      fields: { mapping: ['There is no such mapping.'] },
    });
  });

  it('are tables of a period, a worker, an event or dates, with the same numbers', async () => {
    const [dana, al] = [await aNamed('Dana Diaz'), await aNamed('Al Núñez')];
    const one = await aCall('2031-05-05', { worker: dana });
    const two = await aCall('2031-05-06', { worker: al });
    const later = await aCall('2031-05-13', { worker: al, sheet: 'draft' });
    await close();
    const dates = { from: '2031-05-01', until: '2031-05-31' };
    const entries = async (asked: Partial<AskedExport>): Promise<string[]> =>
      (await table(asked)).map((row) => [row[0], row[5], row[10], row[13]].join(' '));
    const lines = ['Al Núñez 2031-05-06 4.00 88.00', 'Dana Diaz 2031-05-05 4.00 88.00'];
    expect(await entries({ period: FIRST })).toEqual(lines);
    expect(await entries(dates)).toEqual([lines[0], 'Al Núñez 2031-05-13 4.00 88.00', lines[1]]);
    const [alSlug] = await app.db.query('select slug from workers where id = $1', [al.id]);
    expect(await entries({ ...dates, worker: alSlug.slug })).toHaveLength(2);
    expect(await entries({ period: FIRST, worker: alSlug.slug })).toEqual([lines[0]]);
    expect(await entries({ ...dates, event: later.eventSlug })).toHaveLength(1);
    expect([one.entryId, two.entryId]).toHaveLength(2);
  });

  it('are tables that say how far they are, and can be fetched later', async () => {
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    await aCall('2031-05-05', { worker: await aNamed('=2+5') });
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    const dates = { from: '2031-05-01', until: '2031-05-31' };
    const id = await ask({ format: 'xlsx', ...dates });
    expect(await find(id)).toMatchObject({ state: 'running', done: 0, sha256: null });
    await app.finishTasks();
    const done = await find(id);
    expect(done).toMatchObject({
      ...{ state: 'done', done: 3, total: 3 },
      file_name: 'hours-and-pay-2031-05-01-to-2031-05-31.xlsx',
      summary: { rows: 3, totals: { workers: 3, minutes: 720, cents: 26_400 } },
    });
    const bytes = await bytesOf(id);
    expect(done.summary!.bytes).toBe(bytes.length);
    const { rows } = (await readXlsx(bytes)).sheets[0]!;
    const start = new Date('2031-05-05T08:00Z');
    expect(rows.slice(1).map((row) => [row[0], row[6], row[10], row[13]])).toEqual([
      ["'=2+5", start, 4, 88],
      ['Dana Diaz', start, 4, 88],
      ['Dana Diaz', start, 4, 88],
    ]);
    // A task that runs twice leaves the file as it is.
    await app.get(BuildPayExportTask).build({ exportId: id });
    expect((await find(id)).sha256).toBe(done.sha256);
    app.clock.setTime('2031-06-28T12:00:00-04:00');
    await app.get(BuildPayExportTask).purge({});
    expect(await find(id)).toMatchObject({ state: 'deleted', sha256: done.sha256 });
    await expect(bytesOf(id)).rejects.toThrow(NotFound);
  });

  it.each`
    asked                                                                      | field        | because
    ${{ format: 'adp' }}                                                       | ${'period'}  | ${'a payroll gets a period'}
    ${{ format: 'csv', period: 'May' }}                                        | ${'period'}  | ${'it is no date'}
    ${{ format: 'csv', from: '2031-05-01' }}                                   | ${'until'}   | ${'it has no end'}
    ${{ format: 'csv', from: '2031-05-02', until: '2031-05-01' }}              | ${'until'}   | ${'it ends before it begins'}
    ${{ format: 'csv', from: '2030-01-01', until: '2031-05-01' }}              | ${'until'}   | ${'it is too long'}
    ${{ format: 'csv', from: '2031-05-01', until: '2031-05-01', worker: 'x' }} | ${'worker'}  | ${'nobody is called so'}
    ${{ format: 'csv', from: '2031-05-01', until: '2031-05-01', event: 'x' }}  | ${'event'}   | ${'nothing is called so'}
    ${{ format: 'csv', from: '2031-05-01', until: '2031-05-01', mapping: 1 }}  | ${'mapping'} | ${'a table has none'}
    ${{ format: 'mapped', period: FIRST }}                                     | ${'mapping'} | ${'it needs one'}
    ${{ format: 'gusto', period: FIRST, worker: 'x' }}                         | ${'worker'}  | ${'a payroll gets everybody'}
  `('are refused naming $field: $because', async ({ asked, field }) => {
    await expect(ask(asked as AskedExport)).rejects.toMatchObject({
      fields: { [field as string]: [expect.any(String)] },
    });
    const [{ n }] = await app.db.query(
      'select count(*) as n from pay_exports where company_id = $1',
      [company.id],
    );
    expect(n).toBe(0);
  });

  it('are for who may read money', async () => {
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const steward = await aSteward(app.db, company.id);
    for (const { actor } of [stranger, steward])
      await expect(
        ask({ format: 'csv', from: '2031-05-01', until: '2031-05-02' }, actor),
      ).rejects.toThrow(NotFound);
  });

  it('need numbers that nobody else has', async () => {
    const [dana, al] = [await aNamed('Dana'), await aNamed('Al')];
    await type([
      { workerId: dana.id, number: ' 7 ' },
      { workerId: al.id, number: '8' },
    ]);
    await type([
      { workerId: dana.id, number: '8' },
      { workerId: al.id, number: '7' },
    ]);
    const refused = (numbers: TypedNumber[], fields: object): Promise<void> =>
      expect(type(numbers)).rejects.toMatchObject({ fields });
    const taken = ['Somebody else has this payroll number.'];
    await refused([{ workerId: al.id, number: '8' }], { 'numbers.0.number': taken });
    const bo = await aNamed('Bo');
    await refused(
      [
        { workerId: bo.id, number: '9' },
        { workerId: al.id, number: '9' },
      ],
      { 'numbers.1.number': taken },
    );
    const other = await aWorker(app.db, { companyId: (await aCompany(app.db)).id });
    await refused([{ workerId: other.id, number: '1' }], {
      'numbers.0.worker_id': [expect.any(String)],
    });
    await refused([{ workerId: bo.id, number: 'x'.repeat(31) }], {
      'numbers.0.number': ['At most 30 characters.'],
    });
    for (const number of ['=1+1', '@7', '-1+1'])
      await refused([{ workerId: bo.id, number }], {
        'numbers.0.number': ['A payroll number begins with a letter or digit.'],
      });
  });

  it('of numbers that two type at once, one is refused by name', async () => {
    const [dana, al] = [await aNamed('Dana'), await aNamed('Al')];
    const outcomes = await atOnce(
      app.db,
      'worker_payroll_numbers',
      [dana, al].map(
        ({ id }) =>
          () =>
            type([{ workerId: id, number: '7' }]),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fields: { 'numbers.0.number': ['Somebody else has this payroll number.'] } },
    });
  });

  it('have at least one column', async () => {
    const mapping = { lines: 'call', columns: [] } as unknown as PayrollMapping;
    const written = app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PayrollMappingService).write(work, company.id, { name: 'None', mapping }),
    );
    await expect(written).rejects.toMatchObject({ fields: { columns: [expect.any(String)] } });
  });

  it('name a person no more who was forgotten while they were written, or after they were purged', async () => {
    const dana = await aNamed('Dana Diaz');
    await aCall('2031-05-05', { worker: dana });
    await close();
    const { row: old } = await file({ format: 'gusto', period: FIRST });
    expect(JSON.stringify(old.summary)).toContain('Diaz');
    app.clock.setTime('2031-06-28T12:00:00-04:00');
    await app.get(BuildPayExportTask).purge({});
    const running = await ask({ format: 'csv', period: FIRST });
    const source = app.get(ExportSourceQueries);
    const read = source.itemsUnchecked.bind(source);
    source.itemsUnchecked = async function* (...asked) {
      yield* read(...asked);
      await app.unitOfWork.asSystem((work) =>
        app.get(PersonErasingService).erase(work, { workerSlug: dana.slug }),
      );
    };
    await app.finishTasks();
    Reflect.deleteProperty(source, 'itemsUnchecked');
    expect((await find(running)).state).toBe('deleted');
    await expect(bytesOf(running)).rejects.toThrow(NotFound);
    expect(JSON.stringify((await find(old.id)).summary)).not.toContain('Diaz');
  });

  it('are written again from their beginning after a writer failed or was killed, and stay once they are done', async () => {
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    await close();
    const expected = await file({ format: 'csv', period: FIRST });
    const id = await ask({ format: 'csv', period: FIRST });
    const writer = app.get(ExportWritingService);
    const source = app.get(ExportSourceQueries);
    source.itemsUnchecked = () => {
      throw new Error('the disk is full');
    };
    await expect(writer.run(id)).rejects.toThrow('the disk is full');
    Reflect.deleteProperty(source, 'itemsUnchecked');
    expect((await find(id)).state).toBe('failed');
    // A killed one leaves the row running, and what it wrote.
    await app.db.query(`update pay_exports set state = 'running', done = 1 where id = $1`, [id]);
    for (const nth of [0, 1, 2])
      await app.db.query(
        `insert into pay_export_parts (pay_export_id, company_id, nth, bytes) values ($1, $2, $3, 'half')`,
        [id, company.id, nth],
      );
    await writer.run(id);
    const written = await find(id);
    expect(written).toMatchObject({ state: 'done', sha256: expected.row.sha256 });
    expect(await bytesOf(id)).toEqual(expected.bytes);
    await writer.run(id);
    expect(await find(id)).toEqual(written);
  });

  it('get no part after somebody in them was forgotten, whoever ends the writer', async () => {
    await aCall('2031-05-05', { worker: await aNamed('Dana Diaz') });
    await close();
    const id = await ask({ format: 'csv', period: FIRST });
    const parts = new ExportParts({ id, companyId: company.id });
    const work = app.unitOfWork.reading();
    await parts.add(work, Buffer.alloc(300_000, 'Dana Diaz'));
    await behindChange(
      app.db,
      [
        `with ended as (update pay_exports set state = 'deleted' where id = ${id} returning id)
         delete from pay_export_parts where pay_export_id in (select ended.id from ended)`,
      ],
      () => parts.add(work, Buffer.alloc(300_000, 'Dana Diaz')),
    );
    const left = await app.db.query('select nth from pay_export_parts where pay_export_id = $1', [
      id,
    ]);
    expect(left).toEqual([]);
  });

  it('name a forgotten person no more', async () => {
    const dana = await aNamed('Dana Diaz');
    await aCall('2031-05-05', { worker: dana });
    await type([{ workerId: dana.id, number: '1001' }]);
    await close();
    const { row } = await file({ format: 'gusto', period: FIRST });
    await app.unitOfWork.asSystem((work) =>
      app.get(PersonErasingService).erase(work, { workerSlug: dana.slug }),
    );
    await expect(bytesOf(row.id)).rejects.toThrow(NotFound);
    expect((await find(row.id)).state).toBe('deleted');
    const { bytes, row: again } = await file({ format: 'gusto', period: FIRST });
    expect(bytes.toString()).not.toMatch(/Dana|Diaz|1001/);
    expect(again.summary!.totals).toEqual(row.summary!.totals);
  });
});
