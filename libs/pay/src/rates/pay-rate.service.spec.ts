import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, anOwner, aSteward } from '../../../../test/factories/a-grant.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { type Actor, NotFound } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import {
  type NamedScope,
  PayModule,
  PayRateEndInvalid,
  PayRateExists,
  PayRateListQueries,
  PayRateNamesTwice,
  PayRateNamesUnknown,
  PayRateService,
  type Rate,
  RateExplanationQueries,
  RateNamingService,
} from '#libs/pay';
import { ContactMergingService } from '#libs/time-entry';

const ANYTHING: NamedScope = {
  worker: null,
  skill: null,
  location: null,
  event: null,
  requirement: null,
};
const hourly = (amount: number): Rate => ({ per: 'hour', amount });

describe('rates', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const worker = await aWorker(app.db, { companyId });
    const { actor } = await aManager(app.db, companyId);
    return { companyId, event, call, requirement, worker, actor };
  }
  type Show = Awaited<ReturnType<typeof aShow>>;

  function add(
    { companyId, actor }: Pick<Show, 'companyId' | 'actor'>,
    named: Partial<NamedScope>,
    rate: Rate,
    from = '2031-01-01',
  ): Promise<number> {
    return app.unitOfWork.as(app.as(actor), async (work) => {
      const scope = await app
        .get(RateNamingService)
        .read(work, companyId, { ...ANYTHING, ...named });
      return (await app.get(PayRateService).add(work, companyId, scope, rate, from)).id;
    });
  }
  const verb = <Result>(
    actor: Actor,
    act: (rates: PayRateService, work: Parameters<PayRateService['add']>[0]) => Promise<Result>,
  ): Promise<Result> =>
    app.unitOfWork.as(app.as(actor), (work) => act(app.get(PayRateService), work));
  const listed = ({ companyId, actor }: Show, filter = {}) =>
    app
      .get(PayRateListQueries)
      .listed(app.unitOfWork.reading(app.as(actor)), companyId, filter, null);
  const counting = async (show: Show, date: string | null = null) => {
    const work = app.unitOfWork.reading(app.as(show.actor));
    const { matching } = await app
      .get(RateExplanationQueries)
      .ofRequirement(work, show.requirement.slug, show.worker.slug, date);
    return matching.map(({ amount }) => amount);
  };

  it('count by what they name, each from its day until the next one or its end', async () => {
    const show = await aShow();
    const { actor } = show;
    await add(show, {}, hourly(180_000));
    const own = await add(show, { worker: show.worker.slug }, hourly(220_000));
    await add(show, { worker: show.worker.slug }, hourly(240_000), '2031-06-01');
    await add(
      show,
      { requirement: show.requirement.slug },
      { per: 'call', amount: 3_000_000 },
      '2031-07-01',
    );
    expect(await counting(show)).toEqual([220_000, 180_000]);
    expect(await counting(show, '2031-06-01')).toEqual([240_000, 180_000]);
    expect(await counting(show, '2031-07-01')).toEqual([3_000_000, 240_000, 180_000]);

    await verb(actor, (rates, work) => rates.end(work, own, '2031-03-01'));
    expect(await counting(show)).toEqual([180_000]);
    expect(await listed(show, { worker: show.worker.slug })).toMatchObject([
      { id: own, until: '2031-03-01', end_id: expect.any(Number) },
      { amount: 240_000, until: null, end_id: null },
    ]);
    await verb(actor, (rates, work) => rates.reopen(work, own));
    expect(await counting(show)).toEqual([220_000, 180_000]);
    expect(await listed(show, { worker: show.worker.slug })).toMatchObject([
      { id: own, until: '2031-06-01', end_id: null },
      {},
    ]);
  });

  it('are changed and removed, and who did so is in the audit trail', async () => {
    const show = await aShow();
    const { actor } = show;
    const id = await add(show, { skill: show.requirement.laborTypeId }, hourly(220_000));
    await verb(actor, (rates, work) => rates.change(work, id, hourly(220_625)));
    await verb(actor, (rates, work) => rates.change(work, id, hourly(220_625)));
    expect(await counting(show)).toEqual([220_625]);
    const tooMuch = verb(actor, (rates, work) => rates.change(work, id, hourly(10_000_001)));
    await expect(tooMuch).rejects.toThrow('At most 1,000 is paid for an hour.');
    await expect(add(show, {}, { per: 'call', amount: 250_000_001 })).rejects.toThrow(
      'At most 25,000 is paid for a call.',
    );
    await verb(actor, (rates, work) => rates.remove(work, id));
    expect(await counting(show)).toEqual([]);

    const trail = await app.db.query(
      `select action, user_id, before, after from audit_trail where subject = 'pay_rate' and subject_id = $1 order by id`,
      [id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      'pay_rate.added',
      'pay_rate.changed',
      'pay_rate.removed',
    ]);
    expect(trail[1]).toMatchObject({
      user_id: actor.userId,
      before: { amount: '22.00', per: 'hour' },
      after: { amount: '22.0625', per: 'hour' },
    });
  });

  it('of one scope and day there is one, also when two people type it at once', async () => {
    const show = await aShow();
    await add(show, {}, hourly(180_000));
    await expect(add(show, {}, hourly(190_000))).rejects.toThrow(PayRateExists);
    const outcomes = await atOnce(
      app.db,
      'pay_rates',
      [1, 2].map(() => () => add(show, { event: show.event.slug }, hourly(200_000))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('begin again on the day of an end, also of one whose rate is gone', async () => {
    const show = await aShow();
    const { actor } = show;
    const first = await add(show, {}, hourly(180_000));
    await verb(actor, (rates, work) => rates.end(work, first, '2031-03-01'));
    const again = await add(show, {}, hourly(190_000), '2031-03-01');
    expect(await listed(show)).toMatchObject([
      { id: first, until: '2031-03-01', end_id: null },
      { id: again, amount: 190_000, until: null },
    ]);
    await expect(add(show, {}, hourly(200_000), '2031-03-01')).rejects.toThrow(PayRateExists);

    await verb(actor, (rates, work) => rates.end(work, again, '2031-04-01'));
    await verb(actor, (rates, work) => rates.remove(work, first));
    await verb(actor, (rates, work) => rates.remove(work, again));
    await add(show, {}, hourly(210_000), '2031-04-01');
    expect(await counting(show, '2031-04-01')).toEqual([210_000]);
  });

  it('have one end, the last one that was said, and none is left of a rate that was removed', async () => {
    const show = await aShow();
    const { actor } = show;
    const rate = await add(show, {}, hourly(180_000));
    const rowsOf = (): Promise<{ amount: number | null; effective_from: string }[]> =>
      app.db.query(
        'select amount, effective_from::text from pay_rates where company_id = $1 order by effective_from',
        [show.companyId],
      );
    for (const date of ['2031-06-01', '2031-03-01', '2031-04-01'])
      await verb(actor, (rates, work) => rates.end(work, rate, date));
    expect(await rowsOf()).toEqual([
      { amount: 180_000, effective_from: '2031-01-01' },
      { amount: null, effective_from: '2031-04-01' },
    ]);
    await verb(actor, (rates, work) => rates.remove(work, rate));
    expect(await rowsOf()).toEqual([]);
  });

  it('end after their first day, and not where another one counts already', async () => {
    const show = await aShow();
    const { actor } = show;
    const first = await add(show, {}, hourly(180_000));
    await add(show, {}, hourly(190_000), '2031-03-01');
    const end = (date: string) => verb(actor, (rates, work) => rates.end(work, first, date));
    await expect(end('2031-01-01')).rejects.toThrow(PayRateEndInvalid);
    await expect(end('2031-03-01')).rejects.toThrow(PayRateEndInvalid);
    await expect(end('2031-05-01')).rejects.toThrow(PayRateEndInvalid);
    await end('2031-02-28');
    expect(await counting(show, '2031-02-28')).toEqual([]);
    expect(await counting(show, '2031-03-01')).toEqual([190_000]);
  });

  it('name things of the company only, and nothing twice', async () => {
    const show = await aShow();
    const other = await aShow();
    for (const [field, named] of [
      ['worker', { worker: other.worker.slug }],
      ['skill', { skill: other.requirement.laborTypeId }],
      ['location', { location: other.event.locationProfileId }],
      ['event', { event: other.event.slug }],
      ['requirement', { requirement: other.requirement.slug }],
    ] as const) {
      const refused = add(show, named, hourly(200_000));
      await expect(refused).rejects.toThrow(PayRateNamesUnknown);
      await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.anything() } });
    }
    const location = show.event.locationProfileId;
    await expect(add(show, { event: show.event.slug, location }, hourly(200_000))).rejects.toThrow(
      PayRateNamesTwice,
    );
    await expect(
      add(
        show,
        { requirement: show.requirement.slug, skill: show.requirement.laborTypeId },
        hourly(200_000),
      ),
    ).rejects.toThrow(PayRateNamesTwice);
  });

  it("are found by what they name, in people's order", async () => {
    const show = await aShow();
    await add(show, { worker: show.worker.slug, skill: show.requirement.laborTypeId }, hourly(1));
    await add(show, { requirement: show.requirement.slug }, hourly(2));
    await add(show, { location: show.event.locationProfileId }, hourly(3));
    await add(show, {}, hourly(4));
    const amounts = async (filter: object) =>
      (await listed(show, filter)).map(({ amount }) => amount);
    expect(await amounts({ skill: show.requirement.laborTypeId })).toEqual([1, 2]);
    expect(await amounts({ event: show.event.slug })).toEqual([2]);
    expect(await amounts({ location: show.event.locationProfileId })).toEqual([3]);
    expect(await amounts({ search: show.worker.name })).toEqual([1]);
    expect(await amounts({ search: '100%' })).toEqual([]);
    const page = await app
      .get(PayRateListQueries)
      .page(app.unitOfWork.reading(app.as(show.actor)), show.companyId, {}, { page: 2, size: 3 });
    expect(page).toMatchObject({ total: 4, rates: [{ amount: 1 }] });
  });

  it('are for owners and managers of the company', async () => {
    const show = await aShow();
    const { companyId } = show;
    const id = await add(show, {}, hourly(180_000));
    const { actor: owner } = await anOwner(app.db, companyId);
    await add({ companyId, actor: owner }, { skill: show.requirement.laborTypeId }, hourly(1));
    const other = await aCompany(app.db);
    for (const { actor } of [await aSteward(app.db, companyId), await aManager(app.db, other.id)]) {
      await expect(listedBy(actor)).rejects.toThrow(NotFound);
      const attempts: ((
        rates: PayRateService,
        work: Parameters<PayRateService['add']>[0],
      ) => Promise<unknown>)[] = [
        (rates: PayRateService, work: Parameters<PayRateService['add']>[0]) =>
          rates.change(work, id, hourly(1)),
        (rates: PayRateService, work: Parameters<PayRateService['add']>[0]) =>
          rates.remove(work, id),
      ];
      for (const act of attempts) await expect(verb(actor, act)).rejects.toThrow(NotFound);
    }
    const { actor: stranger } = await aManager(app.db, other.id);
    await expect(verb(stranger, (rates, work) => rates.remove(work, id))).rejects.toThrow(NotFound);

    async function listedBy(actor: Actor) {
      return app
        .get(PayRateListQueries)
        .listed(app.unitOfWork.reading(app.as(actor)), companyId, {}, null);
    }
  });

  it.each`
    own                                      | others                                     | counted
    ${'220 from 01'}                         | ${'250 from 02'}                           | ${'220 220 220 220 220 220'}
    ${'220 from 04'}                         | ${'250 from 02'}                           | ${'- 250 250 220 220 220'}
    ${'220 from 04'}                         | ${'250 from 01, - from 03'}                | ${'250 250 - 220 220 220'}
    ${'220 from 02, - from 04'}              | ${'250 from 01'}                           | ${'250 220 220 250 250 250'}
    ${'220 from 02, - from 04'}              | ${'250 from 01, 260 from 03, 270 from 05'} | ${'250 220 220 260 270 270'}
    ${'220 from 02, - from 04, 230 from 06'} | ${'250 from 04'}                           | ${'- 220 220 250 250 230'}
    ${'220 from 02, - from 04'}              | ${'250 from 01, - from 03'}                | ${'250 220 220 - - -'}
  `('of merged contacts: $own, else $others', async ({ own, others, counted }) => {
    const show = await aShow();
    const other = await aWorker(app.db, { companyId: show.companyId });
    const write = async (worker: { slug: string }, rates: string): Promise<void> => {
      let last = 0;
      for (const each of rates.split(', ')) {
        const [amount, month] = each.split(' from ');
        const date = `2031-${month}-01`;
        if (amount === '-')
          await verb(show.actor, (service, work) => service.end(work, last, date));
        else last = await add(show, { worker: worker.slug }, hourly(Number(amount)), date);
      }
    };
    await write(show.worker, String(own));
    await write(other, String(others));
    await verb(show.actor, (_, work) =>
      app.get(ContactMergingService).merge(work, show.worker.slug, other.slug),
    );
    const found: string[] = [];
    for (const month of [1, 2, 3, 4, 5, 6])
      found.push((await counting(show, `2031-0${month}-15`)).join('+') || '-');
    expect(found.join(' ')).toBe(counted);
  });

  it('of merged contacts: the own ones of the kept contact count, others move', async () => {
    const show = await aShow();
    const other = await aWorker(app.db, { companyId: show.companyId });
    await add(show, { worker: show.worker.slug }, hourly(220_000));
    await add(show, { worker: other.slug }, hourly(250_000), '2031-02-01');
    await add(show, { worker: other.slug, event: show.event.slug }, hourly(300_000));
    await verb(show.actor, (_, work) =>
      app.get(ContactMergingService).merge(work, show.worker.slug, other.slug),
    );
    expect(await counting(show)).toEqual([300_000, 220_000]);
  });
});
