import type { Actor } from '#libs/kernel';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import type { Worker } from '../workers/worker.entity.js';
import { CandidateQueries } from './candidate.queries.js';
import type { Candidate, CandidateFilter } from './candidate.rows.js';
import { FillListQueries } from './fill-list.queries.js';

const ALL: CandidateFilter = {
  ...{ search: '', skillId: null, free: false, consent: 'any', noShows: 'any' },
  ...{ sort: 'usual', page: 1, size: 25 },
};

describe('candidates', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
    app.clock.setTime('2031-05-01T16:00:00Z');
  });
  afterAll(() => app.close());

  /** A call on 2031-05-03 at 13:00, planned for four hours; eight hours of rest. */
  async function aFillList() {
    const event = await anEvent(app.db, { startDate: '2031-05-01', endDate: '2031-05-09' });
    const { companyId } = event;
    const { actor } = await aManager(app.db, companyId);
    const skill = await aSkill(app.db, { companyId });
    const call = await aCall(app.db, {
      ...{ eventId: event.id, date: '2031-05-03', time: '13:00', expectedMinutes: 240 },
    });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, laborTypeId: skill.id });
    const worker = async (
      name: string,
      given: Partial<Worker> & { skilled?: boolean; consents?: boolean } = {},
    ) => {
      const { skilled = false, ...columns } = given;
      const made = await aWorker(app.db, { name, companyId, ...columns });
      if (skilled)
        await app.db.query('insert into worker_skills values ($1, $2)', [made.id, skill.id]);
      return made;
    };
    const on = async (
      made: Worker,
      date: string,
      time: string,
      state = 'confirmed',
      minutes = 240,
    ) => {
      const other = await aCall(app.db, {
        ...{ eventId: event.id, date, time, expectedMinutes: minutes },
      });
      const { id } = await aRequirement(app.db, { callTimeId: other.id, laborTypeId: skill.id });
      await aRequest(app.db, { laborRequirementId: id, workerId: made.id, state: state as never });
    };
    const canceledOn = async ({ id: workerId, companyId }: Worker, date: string) => {
      const canceled = await anEvent(app.db, { companyId, startDate: date, canceled: true });
      const { id: callTimeId } = await aCall(app.db, { eventId: canceled.id });
      const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId });
      await aRequest(app.db, { laborRequirementId, workerId, state: 'confirmed' });
    };
    const page = (filter: Partial<CandidateFilter> = {}, who: Actor = actor) => {
      const work = app.unitOfWork.reading(app.as(who));
      return app
        .get(LaborRequirementQueries)
        .reached(work, requirement.slug)
        .then((reached) =>
          app.get(CandidateQueries).pageOfReached(work, reached, { ...ALL, ...filter }),
        );
    };
    const names = async (filter: Partial<CandidateFilter> = {}) =>
      (await page(filter)).candidates.map(({ name }) => name);
    return { event, call, requirement, skill, actor, worker, on, canceledOn, page, names };
  }

  it('are those with the skill first, then by name; who is on the list is none', async () => {
    const { worker, names, requirement, page } = await aFillList();
    const asked = await worker('Asked', { skilled: true });
    await aRequest(app.db, { laborRequirementId: requirement.id, workerId: asked.id });
    await worker('bea');
    await worker('Zoe', { skilled: true });
    await worker('Ann');
    await worker('Forgotten', { erasedAt: new Date() });
    expect(await names()).toEqual(['Zoe', 'Ann', 'bea']);
    expect(await names({ sort: 'name' })).toEqual(['Ann', 'bea', 'Zoe']);
    expect(await names({ sort: 'newest' })).toEqual(['Ann', 'Zoe', 'bea']);
    expect((await page()).total).toBe(3);
  });

  it.each`
    search              | found              | because
    ${'an'}             | ${['Ann', 'Dana']} | ${'it is a part of a name, whatever the case'}
    ${' Dana '}         | ${['Dana']}        | ${'blanks around it are not meant'}
    ${'(415) 555-0123'} | ${['Dana']}        | ${'a number is found in any notation'}
    ${'0188'}           | ${['Ann']}         | ${'so are further numbers, and parts'}
    ${'%'}              | ${['100% Paul']}   | ${'signs of patterns are just signs'}
    ${'_'}              | ${[]}              | ${'also this one'}
    ${'41'}             | ${[]}              | ${'two digits are no number'}
  `('searched for $search: $found, because $because', async ({ search, found }) => {
    const { worker, names } = await aFillList();
    const ann = await worker('Ann', { phoneNumber: '+12125550100' });
    await worker('Dana', { phoneNumber: '+14155550123' });
    await worker('100% Paul', { phoneNumber: '+12125550101' });
    await app.db.query(
      `insert into alt_phones (worker_id, phone_number, label) values ($1, '+13105550188', 'home')`,
      [ann.id],
    );
    expect((await names({ search })).sort()).toEqual([...found].sort());
  });

  it.each`
    date            | time       | state          | minutes | free     | because
    ${'2031-05-03'} | ${'08:00'} | ${'confirmed'} | ${60}   | ${false} | ${'five hours before is close'}
    ${'2031-05-03'} | ${'18:00'} | ${'pending'}   | ${60}   | ${false} | ${'five hours after is close, asked or not'}
    ${'2031-05-03'} | ${'01:00'} | ${'available'} | ${241}  | ${false} | ${'7 h 59 of rest are too short'}
    ${'2031-05-03'} | ${'01:00'} | ${'confirmed'} | ${240}  | ${true}  | ${'eight hours are a rest'}
    ${'2031-05-04'} | ${'01:00'} | ${'confirmed'} | ${60}   | ${true}  | ${'eight hours after the end are a rest'}
    ${'2031-05-04'} | ${'00:59'} | ${'confirmed'} | ${60}   | ${false} | ${'a minute less is none'}
    ${'2031-05-03'} | ${'13:00'} | ${'declined'}  | ${240}  | ${true}  | ${'they said no'}
    ${'2031-05-03'} | ${'13:00'} | ${'canceled'}  | ${240}  | ${true}  | ${'they are off'}
  `(
    'of a call on $date at $time, $state, $minutes minutes: free is $free, because $because',
    async ({ date, time, state, minutes, free }) => {
      const { worker, on, names, page } = await aFillList();
      await on(await worker('Ann'), date, time, state, minutes);
      const [ann] = (await page()).candidates;
      expect([...ann!.conflicts, ...ann!.short_rests].length === 0).toBe(free);
      expect(await names({ free: true })).toEqual(free ? ['Ann'] : []);
    },
  );

  it('are filtered by skill, by consent, and by no-shows', async () => {
    const { worker, names, skill } = await aFillList();
    await worker('Yes', { skilled: true });
    await worker('Missed', { noShowCount: 2 });
    await worker('Once', { noShowCount: 1, canceledCount: 3 });
    await worker('Never asked', { consents: false });
    const asked = await worker('Asked', { consents: false });
    const stopped = await worker('Stopped');
    await app.db.query(
      'insert into consents (phone_number, company_id, asked_at) values ($1, $2, now())',
      [asked.phoneNumber, asked.companyId],
    );
    await app.db.query(
      `insert into phone_stops (phone_number, sender, stopped_at) values ($1, 'shared', now())`,
      [stopped.phoneNumber],
    );
    expect(await names({ skillId: skill.id })).toEqual(['Yes']);
    expect(await names({ consent: 'yes' })).toEqual(['Yes', 'Missed', 'Once']);
    expect(await names({ consent: 'asked' })).toEqual(['Asked']);
    expect(await names({ consent: 'no' })).toEqual(['Never asked']);
    expect(await names({ consent: 'stopped' })).toEqual(['Stopped']);
    expect(await names({ noShows: '0' })).not.toContain('Once');
    expect(await names({ noShows: '1' })).not.toContain('Missed');
    expect((await names({ sort: 'no_shows' })).slice(-2)).toEqual(['Once', 'Missed']);
  });

  it('come page by page, the last one for a page beyond', async () => {
    const { worker, page } = await aFillList();
    for (let nth = 0; nth < 7; nth++) await worker(`W${nth}`);
    const shown = async (nth: number) => {
      const { candidates, ...rest } = await page({ page: nth, size: 3 });
      return [candidates.map(({ name }) => name).join(' '), rest.page, rest.pages, rest.total];
    };
    expect(await shown(1)).toEqual(['W0 W1 W2', 1, 3, 7]);
    expect(await shown(3)).toEqual(['W6', 3, 3, 7]);
    expect(await shown(99)).toEqual(['W6', 3, 3, 7]);
  });

  it('come with what they did so far', async () => {
    const { worker, on, canceledOn, page } = await aFillList();
    const ann = await worker('Ann');
    await canceledOn(ann, '2031-04-24');
    await on(ann, '2031-04-01', '08:00', 'confirmed');
    await on(ann, '2031-04-20', '08:00', 'confirmed');
    await on(ann, '2031-04-22', '08:00', 'canceled');
    await on(ann, '2031-04-23', '08:00', 'declined');
    await on(ann, '2031-05-09', '08:00', 'pending');
    expect((await page()).candidates).toMatchObject([
      { name: 'Ann', offered: 6, accepted: 4, last_worked: '2031-04-20' },
    ]);
  });

  it('agree with the fill list of the API about conflicts, in one statement however many', async () => {
    const { worker, on, page, requirement, actor } = await aFillList();
    const times = ['00:30', '05:15', '08:00', '12:00', '17:00', '18:01', '23:45'];
    for (const [nth, time] of times.entries())
      await on(await worker(`W${nth}`), '2031-05-03', time, 'available', 60 * nth);
    const work = app.unitOfWork.reading(app.as(actor));
    const reached = await app.get(LaborRequirementQueries).reached(work, requirement.slug);
    const theirs = await app.get(FillListQueries).candidates(work, reached);
    const ours = (await page()).candidates;
    const told = ({
      name,
      conflicts,
      short_rests,
    }: Pick<Candidate, 'name' | 'conflicts' | 'short_rests'>) => ({ name, conflicts, short_rests });
    expect(ours.map(told)).toEqual(theirs.map(told));
    expect((await page({ free: true })).candidates.map(({ name }) => name)).toEqual(
      theirs
        .filter(({ conflicts, short_rests }) => conflicts.length + short_rests.length === 0)
        .map(({ name }) => name),
    );
    const statements = await recordStatements(app.db, () =>
      app.get(CandidateQueries).pageOfReached(work, reached, ALL),
    );
    expect(statements).toHaveLength(1);
  });

  it('are nobody of another company, one by one either', async () => {
    const { actor, requirement, worker, on } = await aFillList();
    const stranger = await aWorker(app.db);
    const work = app.unitOfWork.reading(app.as(actor));
    const reached = await app.get(LaborRequirementQueries).reached(work, requirement.slug);
    const queries = app.get(CandidateQueries);
    await expect(queries.oneOfReached(work, reached, stranger.id)).rejects.toMatchObject({
      kind: 'missing',
    });
    expect(await queries.namesOfReached(work, reached, [stranger.id])).toEqual([]);
    const ann = await worker('Ann');
    await on(ann, '2031-04-01', '08:00');
    expect(await queries.oneOfReached(work, reached, ann.id)).toMatchObject({
      name: 'Ann',
      calls: [{ date: '2031-04-01', state: 'confirmed' }],
    });
  });
});
