import type { LocationProfile, LaborType } from '#libs/company';
import type { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Ids are numbers that anybody may type: they are valid within their company only. */
describe('ids of another company', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let place: LocationProfile;
  let skill: LaborType;
  let contact: Worker;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    manager = await app.as(house.manager);
    const elsewhere = (await aCompany(app.db)).id;
    place = await aLocation(app.db, { companyId: elsewhere });
    skill = await aSkill(app.db, { companyId: elsewhere });
    contact = await aWorker(app.db, { companyId: elsewhere });
  });
  afterAll(() => app.close());

  const tablesOfTheCompany = (): Promise<unknown> =>
    app.db
      .query(`select (select json_agg(e order by e.id) from events e) as events, (select json_agg(r order by r.id) from labor_requirements r) as requirements,
                         (select json_agg(r order by r.id) from labor_requests r) as requests, (select json_agg(w order by w.id) from workers w) as workers,
                         (select count(*) from outgoing_messages) as messages`);

  it.each`
    field                 | status | try_                                                                                                                 | because
    ${'location_profile'} | ${400} | ${() => manager.post('/create-event/', { event_name: 'New', start_date: '2031-05-01', location_profile: place.id })} | ${'an event takes place at a location of its company'}
    ${'location_profile'} | ${400} | ${() => manager.patch(`/event/${show.event.slug}/`, { location_profile: place.id })}                                 | ${'so does one that moves'}
    ${'labor_type'}       | ${400} | ${() => manager.post(`/call-times/${show.call.slug}/add-labor/`, { labor_type: skill.id, needed_labor: 1 })}         | ${'a call needs skills of its company'}
    ${'labor_type'}       | ${400} | ${() => manager.post(`/labor/${show.requirement.slug}/edit/`, { labor_type: skill.id, needed_labor: 1 })}            | ${'so does one that is edited'}
    ${'primary_skill'}    | ${400} | ${() => manager.patch('/workers/', { id: show.unasked.id, primary_skill: skill.id })}                                | ${'a contact is best at a skill of the company'}
    ${'secondary_skill'}  | ${400} | ${() => manager.patch('/workers/', { id: show.unasked.id, secondary_skill: skill.id })}                              | ${'and second best, too'}
    ${null}               | ${404} | ${() => manager.post(`/request/${show.requirement.slug}/worker/`, { worker_id: contact.id })}                        | ${'their contacts are texted by them only'}
    ${null}               | ${404} | ${() => manager.post(`/request/${show.requirement.slug}/worker/`, { worker_id: contact.id, action: 'reserve' })}     | ${'nor are places kept for them'}
    ${null}               | ${404} | ${() => manager.patch('/workers/', { id: contact.id, labor_types: [show.skill.id] })}                                | ${'and they are nobody to give our skills to'}
  `(
    'S11 are answered $status, because $because',
    async ({
      field,
      status,
      try_,
    }: {
      field: string | null;
      status: number;
      try_: () => Promise<Answer>;
    }) => {
      const before = await tablesOfTheCompany();
      const answer = await try_();
      expect(answer).toMatchObject({
        status,
        body: field === null ? {} : { status: 'error', errors: { [field]: [expect.any(String)] } },
      });
      expect(await tablesOfTheCompany()).toEqual(before);
    },
  );

  it('S11 are left out of the skills of a contact', async () => {
    const edited = await manager.patch('/workers/', {
      id: show.unasked.id,
      labor_types: [show.skill.id, skill.id],
    });
    expect(edited.status).toBe(200);
    expect(
      await app.db.query('select labor_type_id from worker_skills where worker_id = $1', [
        show.unasked.id,
      ]),
    ).toEqual([{ labor_type_id: show.skill.id }]);
  });

  it('S11 are good where they belong', async () => {
    const theirs = await app.as(await aManager(app.db, place.companyId));
    expect(
      (
        await theirs.post('/create-event/', {
          event_name: 'New',
          start_date: '2031-05-01',
          location_profile: place.id,
        })
      ).status,
    ).toBe(201);
    expect(
      (
        await theirs.patch('/workers/', {
          id: contact.id,
          labor_types: [skill.id],
          primary_skill: skill.id,
        })
      ).status,
    ).toBe(200);
  });
});
