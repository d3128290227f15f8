import type { Company, LocationProfile } from '#libs/company';
import type { Event } from '#libs/event';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Given {
  company?: Partial<Company>;
  location?: Partial<LocationProfile>;
  event?: Partial<Event>;
  /** Time of the only call, on the first day. */
  time?: string;
}

describe('hours that are paid', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  /** A worker who was clocked in for one call, and the recorded hours. */
  async function aShift({ company: terms, location, event: own, time = '08:00' }: Given = {}) {
    const { db } = app;
    const company = await aCompany(db, {
      minimumMinutes: 240,
      mealTriggerMinutes: 300,
      roundUpMinutes: 15,
      ...terms,
    });
    const { id: locationProfileId } = await aLocation(db, { ...location, companyId: company.id });
    const event = await anEvent(db, {
      endDate: null,
      ...own,
      companyId: company.id,
      locationProfileId,
    });
    const call = await aCall(db, { eventId: event.id, time });
    const request = await aConfirmedRequest(db, {
      laborRequirementId: (await aRequirement(db, { callTimeId: call.id })).id,
    });
    app.clock.setTime(call.startsAt);
    const manager = await app.as(await aManager(db, company.id));
    const sheet = `/call-times/${call.slug}/tracking/`;
    const record = async (action: string, rest: object = {}) =>
      (await manager.post(sheet, { request_id: request.id, action, ...rest })).status;
    const entry = async () => (await manager.get(sheet)).body.labor_requests[0].time_entry;
    const hours = async () => {
      const {
        normal_hours: normal,
        meal_penalty_hours: penalty,
        total_hours_worked: total,
      } = await entry();
      return [normal, penalty, total];
    };
    expect(await record('sign_in')).toBe(200);
    return { company, event, call, record, entry, hours };
  }

  it.each`
    target | start      | end        | counts                | because
    ${30}  | ${'08:15'} | ${'16:45'} | ${['08:00', '17:00']} | ${'a tie goes to the even half hour'}
    ${30}  | ${'08:16'} | ${'16:44'} | ${['08:30', '16:30']} | ${'half hours'}
    ${0}   | ${'08:16'} | ${'16:29'} | ${['08:00', '16:00']} | ${'whole hours, less than half of one goes down'}
    ${0}   | ${'08:30'} | ${'16:30'} | ${['09:00', '17:00']} | ${'whole hours, half of one goes up'}
  `(
    'W15 typed $start to $end with target $target counts as $counts, because $because',
    async ({ target, start, end, counts }) => {
      const { record, entry } = await aShift({ company: { roundUpTarget: target } });
      expect(await record('update_end_time', { new_time: `2031-05-01T${end}` })).toBe(200);
      expect(await record('update_start_time', { new_time: `2031-05-01T${start}` })).toBe(200);
      const { start_time: from, end_time: to } = await entry();
      expect([from, to]).toEqual((counts as string[]).map((time) => `2031-05-01T${time}:00`));
    },
  );

  it.each`
    time       | left       | until      | paid    | because
    ${'08:10'} | ${'08:20'} | ${'12:10'} | ${4}    | ${'the minimum is not rounded away'}
    ${'08:10'} | ${'12:09'} | ${'12:10'} | ${4}    | ${'12:09 is rounded first, to 12:00'}
    ${'08:10'} | ${'12:16'} | ${'12:30'} | ${4.33} | ${'the half hour is over the minimum'}
    ${'08:00'} | ${'17:15'} | ${'17:00'} | ${9}    | ${'the allowance is fifteen minutes'}
    ${'08:00'} | ${'17:16'} | ${'17:30'} | ${9.5}  | ${'the allowance is over'}
  `(
    'W16 a call at $time that was left at $left is paid until $until, because $because',
    async ({ time, left, until, paid }) => {
      const { record, entry } = await aShift({ time });
      app.clock.setTime(`2031-05-01T${left}:00-04:00`);
      expect(await record('sign_out')).toBe(200);
      const { end_time: to, total_hours_worked: total } = await entry();
      expect(to).toBe(`2031-05-01T${until}:00`);
      expect(total).toBeCloseTo(paid, 2);
    },
  );

  it.each`
    type    | at         | hours             | because
    ${'60'} | ${'16:00'} | ${[6, 3, 9]}      | ${'the hour is not paid, and the end that stands is not moved'}
    ${'60'} | ${'12:30'} | ${[9, 0, 9]}      | ${'the meal came in time'}
    ${'30'} | ${'12:30'} | ${[10, 0, 10]}    | ${'a meal in time is paid'}
    ${'30'} | ${'17:30'} | ${[5.5, 4.5, 10]} | ${'it came late, and lasts to the end'}
  `(
    'W17 a break of $type minutes at $at makes $hours, because $because',
    async ({ type, at, hours: expected }) => {
      const { record, hours } = await aShift();
      expect(await record('update_end_time', { new_time: '2031-05-01T18:00' })).toBe(200);
      expect(await record('add_meal_break', { type, break_time: `2031-05-01T${at}` })).toBe(200);
      expect(await hours()).toEqual(expected);
    },
  );

  it.each`
    at         | hours            | because
    ${'16:00'} | ${[5, 3, 8]}     | ${'who walks away loses no hour'}
    ${'12:30'} | ${[4.5, 0, 4.5]} | ${'who walks away early loses none either'}
  `(
    'W17 a break of 60 minutes at $at ends a running shift with $hours, because $because',
    async ({ at, hours: expected }) => {
      const { record, hours } = await aShift();
      app.clock.setTime(`2031-05-01T${at}:00-04:00`);
      const walkedAway = { type: '60', break_time: `2031-05-01T${at}` };
      expect(await record('add_meal_break', walkedAway)).toBe(200);
      expect(await hours()).toEqual(expected);
    },
  );

  it('W17 an end before the breaks leaves them out, and half of one that straddles it', async () => {
    const { record, hours } = await aShift();
    await record('update_end_time', { new_time: '2031-05-01T20:00' });
    await record('add_meal_break', { type: '30', break_time: '2031-05-01T12:00' });
    await record('add_meal_break', { type: '60', break_time: '2031-05-01T16:00' });
    expect(await hours()).toEqual([11, 0, 11]);
    await record('update_end_time', { new_time: '2031-05-01T16:30' });
    expect(await hours()).toEqual([8, 0, 8]);
    await record('update_end_time', { new_time: '2031-05-01T12:00' });
    expect(await hours()).toEqual([4, 0, 4]);
  });

  it.each`
    company | location | event   | hours          | because
    ${300}  | ${null}  | ${null} | ${[5, 5, 10]}  | ${'only the company says when a meal is due'}
    ${300}  | ${360}   | ${null} | ${[6, 4, 10]}  | ${'the location has its own terms'}
    ${300}  | ${360}   | ${480}  | ${[8, 2, 10]}  | ${'the event is nearer than the location'}
    ${300}  | ${360}   | ${0}    | ${[0, 10, 10]} | ${'0 is an answer'}
  `(
    'W18 a meal after $company min here, $location there, $event at the event: $hours, because $because',
    async ({ company, location, event, hours: expected }) => {
      const { record, hours } = await aShift({
        company: { mealTriggerMinutes: company },
        location: { mealTriggerMinutes: location },
        event: { mealTriggerMinutes: event },
      });
      await record('update_end_time', { new_time: '2031-05-01T18:00' });
      expect(await hours()).toEqual(expected);
    },
  );

  describe('C.6 are elapsed time in the zone of the place', () => {
    it.each`
      day             | left                           | paid | because
      ${'2026-10-31'} | ${'2026-11-01T06:00:00-05:00'} | ${9} | ${'that night has an hour more'}
      ${'2027-03-13'} | ${'2027-03-14T06:00:00-04:00'} | ${7} | ${'that night has an hour less'}
      ${'2031-05-01'} | ${'2031-05-02T06:00:00-04:00'} | ${8} | ${'that night is like any other'}
    `(
      'C.6 22:00 of $day to 06:00 is $paid hours, because $because',
      async ({ day, left, paid }) => {
        const { record, entry } = await aShift({ event: { startDate: day }, time: '22:00' });
        app.clock.setTime(left);
        await record('sign_out');
        expect(await entry()).toMatchObject({
          start_time: `${day}T22:00:00`,
          end_time: expect.stringMatching(/T06:00:00$/),
          total_hours_worked: paid,
        });
      },
    );

    it('C.6 the wall is the one of the location, whatever the company keeps at home', async () => {
      const { record, entry, call } = await aShift({
        location: { timeZone: 'America/Los_Angeles' },
      });
      expect(call.startsAt).toEqual(new Date('2031-05-01T15:00:00Z'));
      app.clock.setTime('2031-05-01T23:16:00Z');
      await record('sign_out');
      expect(await entry()).toMatchObject({
        start_time: '2031-05-01T08:00:00',
        end_time: '2031-05-01T16:30:00',
        total_hours_worked: 8.5,
      });
    });

    it('C.6 an hour that comes twice means the first, and what was shown is kept', async () => {
      const { record, entry } = await aShift({
        event: { startDate: '2026-10-31' },
        company: { minimumMinutes: 0 },
        time: '22:00',
      });
      app.clock.setTime('2026-11-01T01:30:00-05:00');
      await record('sign_out');
      expect(await entry()).toMatchObject({
        end_time: '2026-11-01T01:30:00',
        total_hours_worked: 4.5,
      });
      await record('update_end_time', { new_time: '2026-11-01T01:30' });
      expect(await entry()).toMatchObject({
        end_time: '2026-11-01T01:30:00',
        total_hours_worked: 4.5,
      });
      await record('update_end_time', { new_time: '2026-11-01T01:00' });
      expect(await entry()).toMatchObject({
        end_time: '2026-11-01T01:00:00',
        total_hours_worked: 3,
      });
    });
  });
});
