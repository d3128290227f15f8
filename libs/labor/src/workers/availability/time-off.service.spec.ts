import { Actor } from '#libs/kernel';
import { aCall } from '../../../../../test/factories/a-call.js';
import { aCompany } from '../../../../../test/factories/a-company.js';
import { aManager } from '../../../../../test/factories/a-grant.js';
import { aLocation } from '../../../../../test/factories/a-location.js';
import { aRequirement } from '../../../../../test/factories/a-requirement.js';
import { aUser } from '../../../../../test/factories/a-user.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { LaborModule } from '../../labor.module.js';
import { FillingService } from '../../requests/filling.service.js';
import { LaborRequirementQueries } from '../../requirements/labor-requirement.queries.js';
import type { TimeOffDraft } from '../../rules/time-off.js';
import { CandidateQueries } from '../../screens/candidate.queries.js';
import type { CandidateFilter } from '../../screens/candidate.rows.js';
import { FillListQueries } from '../../screens/fill-list.queries.js';
import { MOST_TIMES_OFF, TimeOffService } from './time-off.service.js';

const ALL: CandidateFilter = {
  ...{ search: '', skillId: null, free: false, consent: 'any', noShows: 'any' },
  ...{ sort: 'usual', page: 1, size: 25 },
};

describe('when somebody does not work', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-05-01T12:00:00Z'));

  async function aPerson() {
    const { id: userId } = await aUser(app.db);
    const actor = new Actor({ userId });
    const says = (draft: TimeOffDraft) =>
      app.unitOfWork.as(app.as(actor), (work) => app.get(TimeOffService).add(work, draft));
    const own = () => app.get(TimeOffService).own(app.unitOfWork.reading(app.as(actor)));
    const takesBack = (id: number) =>
      app.unitOfWork.as(app.as(actor), (work) => app.get(TimeOffService).remove(work, id));
    return { userId, says, own, takesBack };
  }

  /** Whether a call's fill list, its page and what comes of asking say that the person does not work then. */
  async function isSaid(
    userId: number,
    call: { date: string; time: string; minutes?: number; zone?: string },
  ) {
    const { date, time, minutes = 240, zone = 'America/New_York' } = call;
    const company = await aCompany(app.db);
    const location = await aLocation(app.db, { companyId: company.id, timeZone: zone });
    const event = await anEvent(app.db, {
      ...{ companyId: company.id, locationProfileId: location.id },
      ...{ startDate: '2031-01-01', endDate: '2031-12-31' },
    });
    const { id: callTimeId } = await aCall(app.db, {
      ...{ eventId: event.id, date, time, expectedMinutes: minutes },
    });
    const requirement = await aRequirement(app.db, { callTimeId });
    const worker = await aWorker(app.db, { companyId: company.id, userId });
    await aWorker(app.db, { companyId: company.id });
    const { actor } = await aManager(app.db, company.id);
    const work = app.unitOfWork.reading(app.as(actor));
    const reached = await app.get(LaborRequirementQueries).reached(work, requirement.slug);
    const page = (free: boolean) =>
      app.get(CandidateQueries).pageOfReached(work, reached, { ...ALL, free });
    const listed = await app.get(FillListQueries).candidates(work, reached);
    const person = await app.get(CandidateQueries).oneOfReached(work, reached, worker.id);
    const onPage = (await page(false)).candidates.find(({ id }) => id === worker.id)!;
    const free = (await page(true)).candidates.map(({ id }) => id);
    const ids = {
      ...{ requirementId: requirement.id, callTimeId, eventId: event.id, companyId: company.id },
    };
    const { off } = await app.unitOfWork.as(app.as(actor), (writing) =>
      app.get(FillingService).fill(writing, ids, [worker.id], 'request'),
    );
    const said = onPage.times_off.length > 0;
    expect(person.times_off).toEqual(onPage.times_off);
    expect(listed.find(({ id }) => id === worker.id)!.times_off).toEqual(onPage.times_off);
    expect(free.includes(worker.id)).toBe(!said);
    expect(free).toHaveLength(said ? 1 : 2);
    expect(off).toEqual(said ? [worker.id] : []);
    return said;
  }

  // 2031-05-02 is a Friday.
  it.each`
    said                                                           | date            | time       | minutes | isOff    | because
    ${{ startsOn: '2031-05-03' }}                                  | ${'2031-05-03'} | ${'08:00'} | ${240}  | ${true}  | ${'it is that day'}
    ${{ startsOn: '2031-05-03' }}                                  | ${'2031-05-02'} | ${'08:00'} | ${240}  | ${false} | ${'it is the day before'}
    ${{ startsOn: '2031-05-03' }}                                  | ${'2031-05-04'} | ${'00:00'} | ${240}  | ${false} | ${'it begins when the day has ended'}
    ${{ startsOn: '2031-05-03' }}                                  | ${'2031-05-02'} | ${'22:00'} | ${240}  | ${true}  | ${'the shift goes into that day'}
    ${{ startsOn: '2031-05-03' }}                                  | ${'2031-05-02'} | ${'20:00'} | ${240}  | ${false} | ${'the shift ends at midnight'}
    ${{ startsOn: '2031-05-01', endsOn: '2031-05-10' }}            | ${'2031-05-10'} | ${'23:30'} | ${0}    | ${true}  | ${'the last day belongs to it'}
    ${{ startsOn: '2031-05-01', endsOn: '2031-05-10' }}            | ${'2031-05-11'} | ${'08:00'} | ${240}  | ${false} | ${'it is after the last day'}
    ${{ weekday: 5 }}                                              | ${'2031-05-02'} | ${'08:00'} | ${240}  | ${true}  | ${'it is a Friday'}
    ${{ weekday: 5 }}                                              | ${'2031-10-31'} | ${'23:30'} | ${60}   | ${true}  | ${'it is a Friday in autumn'}
    ${{ weekday: 5 }}                                              | ${'2031-05-01'} | ${'21:00'} | ${300}  | ${true}  | ${'the shift goes into Friday'}
    ${{ weekday: 5 }}                                              | ${'2031-05-03'} | ${'00:00'} | ${300}  | ${false} | ${'it is Saturday by then'}
    ${{ weekday: 5, fromTime: '18:00:00', untilTime: '22:00:00' }} | ${'2031-05-02'} | ${'14:00'} | ${240}  | ${false} | ${'the shift ends when the hours begin'}
    ${{ weekday: 5, fromTime: '18:00:00', untilTime: '22:00:00' }} | ${'2031-05-02'} | ${'14:00'} | ${241}  | ${true}  | ${'the shift ends a minute later'}
    ${{ weekday: 5, fromTime: '18:00:00', untilTime: '22:00:00' }} | ${'2031-05-02'} | ${'22:00'} | ${240}  | ${false} | ${'the hours are over'}
    ${{ weekday: 5, fromTime: '22:00:00', untilTime: '06:00:00' }} | ${'2031-05-03'} | ${'05:00'} | ${240}  | ${true}  | ${'the night goes into Saturday'}
    ${{ weekday: 5, fromTime: '22:00:00', untilTime: '06:00:00' }} | ${'2031-05-02'} | ${'05:00'} | ${240}  | ${false} | ${'the night begins on Friday'}
    ${{ weekday: 5, fromTime: '22:00:00', untilTime: '00:00:00' }} | ${'2031-05-02'} | ${'23:00'} | ${30}   | ${true}  | ${'midnight is the end of Friday'}
    ${{ weekday: 5, fromTime: '22:00:00', untilTime: '00:00:00' }} | ${'2031-05-02'} | ${'00:00'} | ${60}   | ${false} | ${'midnight is not its beginning'}
    ${{ weekday: 7, fromTime: '01:00:00', untilTime: '03:00:00' }} | ${'2031-03-08'} | ${'22:00'} | ${200}  | ${true}  | ${'on the spring night the clock shows 2:20 at the end'}
    ${{ weekday: 7, fromTime: '03:30:00', untilTime: '05:00:00' }} | ${'2031-03-08'} | ${'23:00'} | ${240}  | ${true}  | ${'the hour that is left out brings the end to 4:00'}
    ${{ weekday: 1 }}                                              | ${'2031-05-04'} | ${'08:00'} | ${1440} | ${true}  | ${'a day’s shift from Sunday reaches Monday'}
  `('$said and a call on $date at $time, $minutes min: $because', async (given) => {
    const { said, isOff, ...call } = given as {
      said: TimeOffDraft;
      isOff: boolean;
      date: string;
      time: string;
      minutes: number;
    };
    app.clock.setTime('2031-01-01T12:00:00Z');
    const { userId, says } = await aPerson();
    await says(said);
    expect(await isSaid(userId, call)).toBe(isOff);
  });

  it('is by the clock of the venue, for every company', async () => {
    const { userId, says } = await aPerson();
    await says({ weekday: 5, fromTime: '08:00:00', untilTime: '12:00:00' });
    const call = { date: '2031-05-02', time: '11:00' };
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles'])
      expect(await isSaid(userId, { ...call, zone })).toBe(true);
  });

  it('is kept once, listed until it is over, and taken back by its owner only', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    const weekly = await person.says({ weekday: 5 });
    const day = await person.says({ startsOn: '2031-05-03' });
    expect(await person.says({ startsOn: '2031-05-03', endsOn: '2031-05-03' })).toEqual(day);
    expect(await person.own()).toEqual([weekly, day]);
    await expect(other.takesBack(day.id)).rejects.toThrow('No TimeOff matches the given query.');
    app.clock.setTime('2031-05-06T12:00:00Z');
    expect(await person.own()).toEqual([weekly]);
    await person.says({ startsOn: '2031-05-09' });
    const kept = await app.db.query(
      'select count(*)::int as count from times_off where user_id = $1',
      [person.userId],
    );
    expect(kept).toEqual([{ count: 2 }]);
    await person.takesBack(weekly.id);
    await expect(person.takesBack(weekly.id)).rejects.toThrow('No TimeOff');
  });

  it('is refused beyond a hundred entries, also where two come at once', async () => {
    const { userId, says, own } = await aPerson();
    await app.db.query(
      `insert into times_off (user_id, starts_on, ends_on) select $1, day, day from generate_series(date '2031-06-01', date '2031-06-01' + $2::int, '1 day') day`,
      [userId, MOST_TIMES_OFF - 2],
    );
    const results = await Promise.allSettled([1, 2, 3].map((weekday) => says({ weekday })));
    expect(results.map(({ status }) => status).sort()).toEqual([
      ...['fulfilled', 'rejected', 'rejected'],
    ]);
    expect(await own()).toHaveLength(MOST_TIMES_OFF);
  });
});
