import { aCompany } from '../../../../test/factories/a-company.js';
import {
  aManager,
  anAdministrator,
  anOwner,
  aSteward,
} from '../../../../test/factories/a-grant.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { Actor, NotFound } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import {
  InvalidRules,
  type Layer,
  PayModule,
  PayRuleSetChoiceService,
  PayRuleSetQueries,
  PayRuleSetService,
  type RuleSetChange,
  RuleSetChangedMeanwhile,
  RuleSetInUse,
  RuleSetNameTaken,
  RuleSetNotChoosable,
} from '#libs/pay';

const DOUBLE_AFTER_10 = { daily: [{ after: 600, multiplier: 200 }] };
const DOUBLE_AFTER_12 = { daily: [{ after: 720, multiplier: 200 }] };

describe('rule sets of a company', () => {
  let app: LibApp;
  let sets: PayRuleSetService;
  let choices: PayRuleSetChoiceService;
  let queries: PayRuleSetQueries;
  let companyId: number;
  let actor: Actor;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
    sets = app.get(PayRuleSetService);
    choices = app.get(PayRuleSetChoiceService);
    queries = app.get(PayRuleSetQueries);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2026-11-30T12:00:00-05:00');
    ({ id: companyId } = await aCompany(app.db, { mealPenaltyHundredths: 175 }));
    ({ actor } = await aManager(app.db, companyId));
  });

  const draft = (name: string, rules: object, effectiveFrom = '2026-11-29') => ({
    ...{ name, rules, effectiveFrom, source: 'House rules', readOn: null },
  });
  const write = (name: string, rules: object, layer: Layer = 'contract', from?: string) =>
    app.unitOfWork.as(app.as(actor), (work) =>
      sets.write(work, companyId, layer, draft(name, rules, from)),
    );
  const revise = (id: number, rules: object, from: string, basedOn?: number) =>
    app.unitOfWork.as(app.as(actor), (work) =>
      sets.revise(work, companyId, id, draft('House', rules, from), basedOn),
    );
  const choose = (ruleSetId: number | null, effectiveFrom: string, layer: Layer = 'contract') =>
    app.unitOfWork.as(app.as(actor), (work) =>
      choices.choose(work, companyId, { layer, ruleSetId, effectiveFrom }),
    );
  const archive = (id: number) =>
    app.unitOfWork.as(app.as(actor), (work) => sets.archive(work, companyId, id));
  const stacks = async (...dates: string[]) => {
    const found = await queries.stacksOfUnchecked(app.unitOfWork.reading(), companyId, dates);
    return Object.fromEntries(
      [...found].map(([date, stack]) => [
        date,
        stack.map(({ name, version }) => `${name} ${version}`).join(' < '),
      ]),
    );
  };

  it('are the default set, with the penalty of the company, where nothing was chosen', async () => {
    await write('House', DOUBLE_AFTER_10);
    const dates = ['2026-11-29', '2020-01-05'];
    const found = await queries.stacksOfUnchecked(app.unitOfWork.reading(), companyId, dates);
    expect([...found.keys()].sort()).toEqual(dates.toSorted());
    expect(found.get('2026-11-29')).toEqual([
      {
        ...{ name: 'Default', version: 1, layer: 'contract' },
        ...{ ruleSetId: null, effectiveFrom: null, isArchived: false },
        minimum: { minutes: 'call' },
        meals: [{ after: 'call', cure: 'until_meal', multiplier: 175 }],
      },
    ]);
  });

  it('count by layer, from the first workweek that begins on their day or later', async () => {
    const federal = await write(
      'Federal',
      { weekly: [{ after: 2400, multiplier: 150 }] },
      'federal',
    );
    const house = await write('House', DOUBLE_AFTER_10);
    await choose(federal.id, '2026-11-01', 'federal');
    await choose(house.id, '2026-11-24');
    await choose(null, '2026-12-13');
    expect(
      await stacks('2026-10-25', '2026-11-01', '2026-11-22', '2026-11-29', '2026-12-13'),
    ).toEqual({
      '2026-10-25': 'Default 1',
      '2026-11-01': 'Federal 1 < Default 1',
      '2026-11-22': 'Federal 1 < Default 1',
      '2026-11-29': 'Federal 1 < House 1',
      '2026-12-13': 'Federal 1',
    });
  });

  it('keep what a change leaves out: a new name alone is no new version', async () => {
    const { id } = await write('House', DOUBLE_AFTER_10, 'contract', '2026-11-22');
    const nothing = { rules: undefined, effectiveFrom: undefined, readOn: undefined };
    const change = (given: Partial<RuleSetChange>) =>
      app.unitOfWork.as(app.as(actor), (work) =>
        sets.revise(work, companyId, id, {
          ...{ ...nothing, name: undefined, source: undefined },
          ...given,
        }),
      );
    const said = { rules: DOUBLE_AFTER_10, effective_from: '2026-11-22', source: 'House rules' };
    expect(await change({})).toMatchObject({ name: 'House', newest: { version: 1, ...said } });
    expect(await change({ name: 'Mine' })).toMatchObject({ name: 'Mine', newest: { version: 1 } });
    expect(await change({ source: '' })).toMatchObject({
      name: 'Mine',
      newest: { ...said, version: 2, source: '' },
    });
    const rules = { weekly: [{ after: 2400, multiplier: 150 }] };
    expect((await change({ rules, readOn: '2026-11-29' })).newest).toMatchObject({
      ...{ rules, version: 3, effective_from: '2026-11-22', source: '', read_on: '2026-11-29' },
    });
    await expect(change({ rules: { daily: 5 } })).rejects.toThrow(InvalidRules);
  });

  it('keep what they said: earlier workweeks are ruled by the version of then', async () => {
    const { id } = await write('House', DOUBLE_AFTER_10, 'contract', '2026-11-01');
    await choose(id, '2026-10-04');
    await revise(id, DOUBLE_AFTER_12, '2026-11-29');
    await revise(id, DOUBLE_AFTER_10, '2027-01-03');
    expect(
      await stacks('2026-10-04', '2026-11-22', '2026-11-29', '2026-12-27', '2027-01-03'),
    ).toEqual({
      '2026-10-04': 'House 1',
      '2026-11-22': 'House 1',
      '2026-11-29': 'House 2',
      '2026-12-27': 'House 2',
      '2027-01-03': 'House 3',
    });
    // A later correction for the same workweek counts, and for that one only.
    await revise(id, { ...DOUBLE_AFTER_12, continuity: 60 }, '2026-11-29');
    expect(await stacks('2026-11-22', '2026-11-29', '2027-01-03')).toEqual({
      '2026-11-22': 'House 1',
      '2026-11-29': 'House 4',
      '2027-01-03': 'House 3',
    });
    const refused = { driverError: { code: '23001' } };
    for (const sql of [
      'update pay_rule_set_versions set version = version',
      'delete from pay_rule_set_versions',
    ])
      await expect(app.db.query(sql)).rejects.toMatchObject(refused);
  });

  it('have another version only where something differs, and say so in the audit trail', async () => {
    const { id } = await write('Hose', DOUBLE_AFTER_10);
    expect((await revise(id, DOUBLE_AFTER_10, '2026-11-29')).newest.version).toBe(1);
    expect((await revise(id, DOUBLE_AFTER_10, '2026-11-29')).name).toBe('House');
    expect((await revise(id, DOUBLE_AFTER_12, '2026-11-29')).newest.version).toBe(2);
    await choose(id, '2026-11-29');
    await choose(id, '2026-11-29');
    const facts = await app.db.query(
      `select action, before, after from (
         select ae.id, ae.action, coalesce(av.before, ae.before) as before, coalesce(av.after, ae.after) as after
           from audit_entries ae left join audit_values av on av.hash = ae.values_hash where ae.company_id = $1
       ) said order by id`,
      [companyId],
    );
    expect(facts).toEqual([
      {
        action: 'pay_rule_set.written',
        before: null,
        after: {
          ...{ name: 'Hose', layer: 'contract', version: 1, effective_from: '2026-11-29' },
          ...{ source: 'House rules', read_on: null, ...DOUBLE_AFTER_10 },
        },
      },
      { action: 'pay_rule_set.changed', before: { name: 'Hose' }, after: { name: 'House' } },
      {
        action: 'pay_rule_set.changed',
        before: { version: 1, ...DOUBLE_AFTER_10 },
        after: { version: 2, ...DOUBLE_AFTER_12 },
      },
      {
        action: 'pay_rule_set.chosen',
        before: null,
        after: { layer: 'contract', rule_set: 'House', effective_from: '2026-11-29' },
      },
    ]);
  });

  it('are written once: two people at once are told apart', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(() => write('House', DOUBLE_AFTER_10)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.any(RuleSetNameTaken) },
    ]);
    const [house] = await queries.ofCompany(app.unitOfWork.reading(app.as(actor)), companyId);
    const revisions = await Promise.allSettled(
      [DOUBLE_AFTER_12, { ...DOUBLE_AFTER_12, increment: 60 }].map((rules) =>
        revise(house!.id, rules, '2026-11-29', 1),
      ),
    );
    expect(revisions.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.any(RuleSetChangedMeanwhile) },
    ]);
  });

  it('are chosen in their own layer, and archived only when they do not count any more', async () => {
    const house = await write('House', DOUBLE_AFTER_10);
    await expect(choose(house.id, '2026-11-29', 'state')).rejects.toThrow(RuleSetNotChoosable);
    await choose(house.id, '2026-11-29');
    await expect(archive(house.id)).rejects.toThrow(RuleSetInUse);
    await choose(null, '2026-12-06');
    await expect(archive(house.id)).rejects.toThrow(RuleSetInUse);
    app.clock.setTime('2026-12-13T12:00:00-05:00');
    await archive(house.id);
    await expect(choose(house.id, '2026-12-13')).rejects.toThrow(RuleSetNotChoosable);
    await expect(archive(house.id)).rejects.toThrow(NotFound);
    expect(await stacks('2026-11-29', '2026-12-06')).toEqual({
      '2026-11-29': 'House 1',
      '2026-12-06': '',
    });
    await write('House', DOUBLE_AFTER_12);
  });

  it('that make no sense are not stored', async () => {
    await expect(write('House', { daily: [] })).rejects.toThrow(InvalidRules);
    expect(await queries.ofCompany(app.unitOfWork.reading(app.as(actor)), companyId)).toEqual([]);
  });

  it('are for the office of the company only', async () => {
    const { id } = await write('House', DOUBLE_AFTER_10);
    const { id: otherId } = await aCompany(app.db);
    const [owner, administrator] = [
      await anOwner(app.db, companyId),
      await anAdministrator(app.db),
    ];
    for (const each of [owner.actor, administrator.actor]) {
      const work = app.unitOfWork.reading(app.as(each));
      expect(await queries.ofCompany(work, companyId)).toMatchObject([
        { id, name: 'House', newest: { version: 1, rules: DOUBLE_AFTER_10 } },
      ]);
    }
    const outside = [await aSteward(app.db, companyId), await aManager(app.db, otherId)];
    for (const { actor: each } of outside) {
      const work = app.unitOfWork.reading(app.as(each));
      await expect(queries.ofCompany(work, companyId)).rejects.toThrow(NotFound);
      await expect(queries.versionsOf(work, companyId, id)).rejects.toThrow(NotFound);
    }
    const { actor: stranger } = await aManager(app.db, otherId);
    const work = app.unitOfWork.reading(app.as(stranger));
    expect(await queries.inCompany(work, otherId, id)).toBeNull();
    expect(await queries.versionsOf(work, otherId, id)).toEqual([]);
    actor = stranger;
    companyId = otherId;
    await expect(revise(id, DOUBLE_AFTER_12, '2026-11-29')).rejects.toThrow(NotFound);
    await expect(choose(id, '2026-11-29')).rejects.toThrow(RuleSetNotChoosable);
  });
});
