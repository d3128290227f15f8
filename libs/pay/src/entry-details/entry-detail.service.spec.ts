import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { type Actor, NotFound } from '#libs/kernel';
import { AuditEntry, NotificationModule } from '#libs/notification';
import { EntryDetailService, PayModule, PaySettingsService } from '#libs/pay';
import { TimeEntry } from '#libs/time-entry';

describe('what a manager says about pay', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });
  afterAll(() => app.close());

  async function anEntry() {
    const request = await aConfirmedRequest(app.db);
    const { id } = await app.db.manager.save(
      app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
      }),
    );
    const [{ company_id: companyId }] = await app.db.query(
      'select company_id from workers where id = $1',
      [request.workerId],
    );
    const { actor } = await aManager(app.db, companyId as number);
    const approve = () =>
      app.db.query(
        `insert into time_sheets (company_id, call_time_id, state, submitted_at, approved_at)
         select $1, q.call_time_id, 'approved', now(), now() from labor_requirements q where q.id = $2`,
        [companyId, request.laborRequirementId],
      );
    return { id, companyId: companyId as number, actor, approve };
  }
  type Details = EntryDetailService;
  const by = <Result>(
    actor: Actor,
    act: (details: Details, work: Parameters<Details['ofEntry']>[0]) => Promise<Result>,
  ): Promise<Result> =>
    app.unitOfWork.as(app.as(actor), (work) => act(app.get(EntryDetailService), work));

  it('of an entry: sent home, meals waived, extras; each change is audited once', async () => {
    const { id, actor } = await anEntry();
    await by(actor, (details, work) => details.change(work, id, { sentHome: true }));
    for (const _ of [1, 2])
      expect(
        await by(actor, (details, work) => details.change(work, id, { waivedSecond: true })),
      ).toEqual({ sentHome: true, waived: ['second'], extras: [] });
    const van = { kind: 'travel', cents: 2550, note: ' Van ' } as const;
    const extra = await by(actor, (details, work) => details.addExtra(work, id, van));
    expect(await by(actor, (details, work) => details.ofEntry(work, id))).toEqual({
      sentHome: true,
      waived: ['second'],
      extras: [{ id: extra.id, kind: 'travel', cents: 2550, note: 'Van' }],
    });
    await by(actor, (details, work) => details.removeExtra(work, id, extra.id));
    await expect(
      by(actor, (details, work) => details.removeExtra(work, id, extra.id)),
    ).rejects.toThrow(NotFound);

    const trail = await app.db.manager.find(AuditEntry, {
      where: { subject: 'pay_entry', subjectId: id },
      order: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual([
      'pay_entry.changed',
      'pay_entry.changed',
      'pay_entry.extra_added',
      'pay_entry.extra_removed',
    ]);
  });

  it('of an entry on an approved sheet: with a reason, which the trail keeps', async () => {
    const { id, actor, approve } = await anEntry();
    const meal = { kind: 'per_diem', cents: 4000, note: '' } as const;
    const { id: extraId } = await by(actor, (details, work) => details.addExtra(work, id, meal));
    await approve();
    const ways: ((
      details: Details,
      work: Parameters<Details['ofEntry']>[0],
      why: string | null,
    ) => Promise<unknown>)[] = [
      (details, work, why) => details.change(work, id, { sentHome: true }, why),
      (details, work, why) => details.addExtra(work, id, meal, why),
      (details, work, why) => details.removeExtra(work, id, extraId, why),
    ];
    for (const way of ways) {
      for (const none of [null, ' '])
        await expect(by(actor, (details, work) => way(details, work, none))).rejects.toMatchObject({
          fields: { reason: expect.anything() },
        });
      await by(actor, (details, work) => way(details, work, ' The bill came late '));
      const [last] = await app.db.query(
        `select after from audit_trail where subject = 'pay_entry' and subject_id = $1 order by id desc limit 1`,
        [id],
      );
      expect(last.after).toMatchObject({ reason: 'The bill came late' });
    }
  });

  it('is out of reach for stewards and other companies', async () => {
    const { id, companyId } = await anEntry();
    const other = await aCompany(app.db);
    for (const { actor } of [await aSteward(app.db, companyId), await aManager(app.db, other.id)]) {
      await expect(by(actor, (details, work) => details.ofEntry(work, id))).rejects.toThrow(
        NotFound,
      );
      await expect(
        by(actor, (details, work) => details.change(work, id, { sentHome: true })),
      ).rejects.toThrow(NotFound);
      await expect(
        by(actor, (details, work) =>
          details.addExtra(work, id, { kind: 'gift', cents: 1, note: '' }),
        ),
      ).rejects.toThrow(NotFound);
    }
  });

  it('of the company: workweek and pay period, which begin where they can', async () => {
    const { companyId, actor } = await anEntry();
    const change = (wanted: Parameters<PaySettingsService['change']>[2]) =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(PaySettingsService).change(work, companyId, wanted),
      );
    expect(await change({ workweek_day: 1, workweek_minute: 240 })).toMatchObject({
      workweek_day: 1,
      workweek_minute: 240,
      period_kind: 'weekly',
    });
    await expect(
      change({ period_kind: 'half_months', period_anchor: '2031-05-14' }),
    ).rejects.toMatchObject({ fields: { period_anchor: expect.anything() } });
    await expect(change({ adp_company_code: 'AB-1' })).rejects.toMatchObject({
      fields: { adp_company_code: expect.anything() },
    });
    await change({
      period_kind: 'half_months',
      period_anchor: '2031-05-05',
      adp_company_code: 'A1Z',
    });
    const [last] = await app.db.query(
      `select before, after from audit_trail where company_id = $1 and action = 'pay_settings.changed' order by id desc limit 1`,
      [companyId],
    );
    expect(last).toMatchObject({
      before: { period_kind: 'weekly', period_anchor: '2023-01-01', adp_company: '' },
      after: { period_kind: 'half_months', period_anchor: '2031-05-05', adp_company: 'A1Z' },
    });
  });
});
