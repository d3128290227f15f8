import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aCall } from '../../../../test/factories/a-call.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { NotFound } from '#libs/kernel';
import { AuditEntry, NotificationModule } from '#libs/notification';
import { PayModule, PayRate, type PreviewedRate, RateImportService, readRates } from '#libs/pay';

const TITLES = ['Worker', 'Skill', 'Event', 'Requirement', 'Amount', 'Per', 'From'];
const FROM = '2031-05-01';

describe('rates of a table', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });
  afterAll(() => app.close());

  async function aHouse() {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const skill = await aSkill(app.db, { companyId });
    const worker = await aWorker(app.db, { companyId, name: 'Ann Ämes' });
    const { actor } = await aManager(app.db, companyId);
    return { companyId, event, requirement, skill, worker, actor };
  }
  type House = Awaited<ReturnType<typeof aHouse>>;

  const imported = (
    { companyId, actor }: Pick<House, 'companyId' | 'actor'>,
    rows: string[][],
    how: 'import' | 'preview' = 'import',
  ): Promise<PreviewedRate[]> =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(RateImportService)[how](work, companyId, readRates([TITLES, ...rows]).lines),
    );
  const outcomes = (lines: PreviewedRate[]) =>
    lines.map(({ outcome, problem }) =>
      problem ? `${problem.column} ${problem.because}` : outcome,
    );
  const stored = ({ companyId }: House) =>
    app.db.manager.find(PayRate, { where: { companyId }, order: { amount: 'asc' } });

  it('are found by what they name, and stored at once with a trail; the same table changes nothing', async () => {
    const house = await aHouse();
    const { worker, skill, event, requirement, companyId } = house;
    const rows = [
      ['ann ämes', '', '', '', '20', '', FROM],
      [worker.phoneNumber, skill.name.toUpperCase(), '', '', '21', '', FROM],
      [worker.slug, '', event.eventName, '', '22', '', FROM],
      ['', '', '', requirement.slug, '23', 'call', FROM],
      ['', '', '', '', '24', 'day', FROM],
    ];
    expect(outcomes(await imported(house, rows, 'preview'))).toEqual(Array(5).fill('added'));
    expect(await stored(house)).toEqual([]);
    await imported(house, rows);
    const none = {
      ...{ workerId: null, laborTypeId: null, eventId: null, laborRequirementId: null },
      ...{ locationProfileId: null, per: 'hour', effectiveFrom: FROM },
    };
    const workerId = worker.id;
    const names = [
      { workerId, amount: 200_000 },
      { workerId, laborTypeId: skill.id, amount: 210_000 },
      { workerId, eventId: event.id, amount: 220_000 },
      { laborRequirementId: requirement.id, per: 'call', amount: 230_000 },
      { per: 'day', amount: 240_000 },
    ];
    expect(await stored(house)).toMatchObject(names.map((each) => ({ ...none, ...each })));
    expect(outcomes(await imported(house, rows))).toEqual(Array(5).fill('same'));

    const changed = rows.map((row, at) => (at === 4 ? row.with(4, '25') : row));
    const [, , , , last] = await imported(house, changed);
    expect(last).toMatchObject({ outcome: 'changed', before: { per: 'day', amount: 240_000 } });
    const trail = await app.db.manager.find(AuditEntry, {
      where: { companyId },
      order: { id: 'asc' },
    });
    expect(trail.map(({ action, after }) => (after ? [action, after] : action))).toEqual([
      ...Array(5).fill('pay_rate.added'),
      ['pay_rates.imported', { added: 5, changed: 0 }],
      'pay_rate.changed',
      ['pay_rates.imported', { added: 0, changed: 1 }],
    ]);
  });

  it('are refused line by line, and the others are stored', async () => {
    const house = await aHouse();
    const { worker, skill, event, requirement, companyId } = house;
    await aWorker(app.db, { companyId, name: 'ANN ämes' });
    const elsewhere = await aWorker(app.db);
    const lines = await imported(house, [
      ['Ann Ämes', '', '', '', '20', '', FROM],
      [`Ann Ämes · ${worker.phoneNumber.slice(-4)}`, '', '', '', '20', '', FROM],
      [worker.phoneNumber, '', '', '', '21', '', FROM],
      [worker.phoneNumber, '', '', '', '21', '', '2031-05-02'],
      [elsewhere.slug, '', '', '', '20', '', FROM],
      [elsewhere.phoneNumber, '', '', '', '20', '', FROM],
      ['', `${skill.name}x`, '', '', '20', '', FROM],
      ['', skill.name, '', requirement.slug, '20', '', FROM],
      ['', '', event.slug, requirement.slug, '20', '', FROM],
      ['', '', '', '', '=1+1', '', FROM],
    ]);
    expect(outcomes(lines)).toEqual([
      'worker several',
      'added',
      'from repeated',
      'added',
      'worker unknown',
      'worker unknown',
      'skill unknown',
      'requirement twice',
      'requirement twice',
      'amount unreadable',
    ]);
    expect(await stored(house)).toHaveLength(2);
  });

  it('take the place of an end of that day', async () => {
    const house = await aHouse();
    await app.db.manager.insert(PayRate, {
      ...{ companyId: house.companyId, per: null, amount: null, effectiveFrom: FROM },
    });
    const [line] = await imported(house, [['', '', '', '', '20', '', FROM]]);
    expect(line).toMatchObject({ outcome: 'added', before: null });
    expect(await stored(house)).toMatchObject([{ amount: 200_000 }]);
  });

  it('are for those who may read the money of the company', async () => {
    const house = await aHouse();
    const rows = [['', '', '', '', '20', '', FROM]];
    const other = await aCompany(app.db);
    for (const { actor } of [
      await aSteward(app.db, house.companyId),
      await aManager(app.db, other.id),
    ])
      for (const how of ['preview', 'import'] as const)
        await expect(imported({ ...house, actor }, rows, how)).rejects.toThrow(NotFound);
  });
});
