import { aCall } from '../../../../test/factories/a-call.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aManager, anOwner, aSteward } from '../../../../test/factories/a-grant.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordSentStatements } from '../../../../test/support/sql/statement-recorder.js';
import { NotFound } from '#libs/kernel';
import {
  PayExtraQueries,
  PayModule,
  PayRate,
  PayRateListQueries,
  PayRateQueries,
  PaySettingsQueries,
  RateBook,
} from '#libs/pay';
import { TimeEntry } from '#libs/time-entry';

describe('what pay asks', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([PayModule]);
  });
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const worker = await aWorker(app.db, { companyId });
    const request = await aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
    });
    const entry = await app.db.manager.save(
      app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
        endAt: new Date('2031-05-01T20:00:00Z'),
      }),
    );
    const work = {
      id: entry.id,
      workerId: worker.id,
      laborTypeId: requirement.laborTypeId,
      locationId: event.locationProfileId,
      eventId: event.id,
      requirementId: requirement.id,
      date: '2031-05-01',
    };
    return { companyId, event, requirement, worker, entry, work };
  }

  const add = (given: Partial<PayRate>) =>
    app.db.manager.insert(PayRate, {
      per: 'hour',
      amount: 220_000,
      effectiveFrom: '2031-01-01',
      ...given,
    });

  it('the rate of each entry, in one statement; null where there is none', async () => {
    const first = await aShow();
    const { companyId } = first;
    const second = { ...first.work, id: 0, workerId: (await aWorker(app.db, { companyId })).id };
    const third = { ...first.work, id: -1, date: '2030-12-31' };
    await add({ companyId, workerId: first.worker.id });
    await add({ companyId, eventId: first.event.id, per: 'day', amount: 4_000_000 });
    await add({ companyId: (await aShow()).companyId, amount: 990_000 });
    await add({ companyId, laborRequirementId: first.requirement.id, effectiveFrom: '2031-05-02' });

    const works = [first.work, second, third];
    let book = new RateBook([]);
    const statements = await recordSentStatements(app.db, async () => {
      book = await app
        .get(PayRateQueries)
        .bookUnchecked(app.unitOfWork.reading(), companyId, works);
    });
    expect(statements).toHaveLength(1);
    expect(works.map((work) => book.counting(work)?.rate ?? null)).toEqual([
      { per: 'day', amount: 4_000_000 },
      { per: 'day', amount: 4_000_000 },
      null,
    ]);
  });

  it("no rate names another company's worker, and none costs nothing", async () => {
    const { companyId, worker } = await aShow();
    const other = await aCompany(app.db);
    await expect(add({ companyId: other.id, workerId: worker.id })).rejects.toThrow(
      /pay_rates_worker_id_company_id_fkey/,
    );
    await expect(add({ companyId, workerId: worker.id, amount: 0 })).rejects.toThrow(
      /pay_rates_amount_check/,
    );
    await expect(add({ companyId, workerId: worker.id, per: null })).rejects.toThrow(
      /pay_rates_amount_check/,
    );
    await add({ companyId, workerId: worker.id });
    await expect(add({ companyId, workerId: worker.id })).rejects.toThrow(/pay_rates_scope_key/);
  });

  it('the settings of a company, and the usual ones where it has none', async () => {
    const { id } = await aCompany(app.db);
    const { actor } = await aManager(app.db, id);
    const settings = await app
      .get(PaySettingsQueries)
      .ofCompany(app.unitOfWork.reading(app.as(actor)), id);
    expect(settings).toMatchObject({ workweek_day: 0, period_kind: 'weekly' });
  });

  it('details and extras of an entry, also where there are none', async () => {
    const { companyId, entry } = await aShow();
    const { entry: plain } = await aShow();
    await app.db.query(
      'insert into pay_entry_details (time_entry_id, company_id, sent_home, waived_second_meal) values ($1, $2, true, true)',
      [entry.id, companyId],
    );
    await app.db.query(
      `insert into pay_extras (company_id, time_entry_id, kind, cents, note) values ($1, $2, 'travel', 2550, 'van')`,
      [companyId, entry.id],
    );
    const details = await app
      .get(PayExtraQueries)
      .forEntriesUnchecked(app.unitOfWork.reading(), companyId, [entry.id, plain.id]);
    expect(details.get(entry.id)).toEqual({
      sentHome: true,
      waived: ['second'],
      extras: [{ id: expect.any(Number), kind: 'travel', cents: 2550, note: 'van' }],
    });
    expect(details.get(plain.id)).toEqual({ sentHome: false, waived: [], extras: [] });
  });

  it('money is for owners and managers of the company, and for no steward', async () => {
    const { id } = await aCompany(app.db);
    const counts = (actor: Parameters<LibApp['as']>[0]) =>
      app.get(PayRateListQueries).counts(app.unitOfWork.reading(app.as(actor)), id, '2031-05-01');
    await add({ companyId: id });
    await expect(counts((await anOwner(app.db, id)).actor)).resolves.toEqual({
      rates: 1,
      workers: 0,
    });
    const other = await aCompany(app.db);
    for (const { actor } of [await aSteward(app.db, id), await aManager(app.db, other.id)])
      await expect(counts(actor)).rejects.toThrow(NotFound);
  });
});
