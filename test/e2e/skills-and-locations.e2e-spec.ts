import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('what a company sets up, over REST', () => {
  let app: TestApp;
  let company: Company;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, {
      minimumMinutes: 240,
      mealTriggerMinutes: 300,
      roundUpMinutes: 15,
    });
    manager = await app.as(await aManager(app.db, company.id));
  });

  describe('skills', () => {
    it('are added, renamed, listed and deleted', async () => {
      const added = await manager.post('/skills/', { action: 'add', name: 'Riger' });
      expect(added).toMatchObject({
        status: 201,
        body: { id: expect.any(Number), name: 'Riger', company: company.id },
      });
      const { id } = added.body;
      expect(
        await manager.post('/skills', { action: 'edit', skill_id: String(id), name: 'Rigger' }),
      ).toMatchObject({ status: 200, body: { id, name: 'Rigger' } });
      await manager.post('/skills/', { action: 'add', name: 'Audio' });
      expect(
        (await manager.get('/skills/')).body.map((skill: { name: string }) => skill.name),
      ).toEqual(['Audio', 'Rigger']);
      expect(await manager.post('/skills/', { action: 'delete', skill_id: id })).toMatchObject({
        status: 200,
        body: { status: 'success', message: expect.any(String) },
      });
      expect((await manager.get('/skills')).body).toHaveLength(1);
    });

    it.each`
      body                                     | because
      ${{}}                                    | ${'nothing was asked'}
      ${{ action: 'burn', skill_id: 1 }}       | ${'nobody knows how'}
      ${{ action: 'add' }}                     | ${'it has no name'}
      ${{ action: 'add', name: ' ' }}          | ${'it has no name'}
      ${{ action: 'add', name: 'Taken' }}      | ${'there is one'}
      ${{ action: 'edit', name: 'New' }}       | ${'nobody knows which'}
      ${{ action: 'delete', skill_id: '' }}    | ${'nobody knows which'}
      ${{ action: 'delete', skill_id: 'one' }} | ${'that is no id'}
    `('refuse $body, because $because', async ({ body }) => {
      await aSkill(app.db, { companyId: company.id, name: 'Taken' });
      expect(await manager.post('/skills/', body)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String) },
      });
    });

    it('W26 stay while they are used, with requirements, requests and hours', async () => {
      const used = await aSkill(app.db, { companyId: company.id });
      const call = await aCall(app.db, {
        eventId: (await anEvent(app.db, { companyId: company.id })).id,
      });
      const requirement = await aRequirement(app.db, { laborTypeId: used.id, callTimeId: call.id });
      const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
      const sheet = `/call-times/${call.slug}/tracking/`;
      await manager.post(sheet, { request_id: request.id, action: 'sign_in' });
      expect(await manager.post('/skills/', { action: 'delete', skill_id: used.id })).toMatchObject(
        { status: 400, body: { status: 'error', message: expect.any(String) } },
      );
      expect((await manager.get('/skills/')).body).toMatchObject([{ id: used.id }]);
      expect((await manager.get(sheet)).body.labor_requests).toMatchObject([
        {
          id: request.id,
          labor_requirement: { labor_type: { id: used.id } },
          time_entry: { labor_request: request.id },
        },
      ]);
    });

    it("stay out of another company's hands", async () => {
      const foreign = await aSkill(app.db);
      expect(
        (await manager.post('/skills/', { action: 'delete', skill_id: foreign.id })).status,
      ).toBe(404);
      expect(
        (await manager.post('/skills/', { action: 'edit', skill_id: foreign.id, name: 'Mine' }))
          .status,
      ).toBe(404);
      expect(
        (await (await app.as(await aSteward(app.db, company.id))).get('/skills/')).status,
      ).toBe(401);
    });

    it('are managed by an administrator who says for which company', async () => {
      const administrator = await app.as(await anAdministrator(app.db));
      expect(await administrator.get('/skills/')).toMatchObject({
        status: 400,
        body: { company: [expect.any(String)] },
      });
      expect(
        await administrator.post(`/skills/?company=${company.slug}`, {
          action: 'add',
          name: 'Rigger',
        }),
      ).toMatchObject({ status: 201, body: { company: company.id } });
      const stranger = await aCompany(app.db);
      expect(await manager.get(`/skills/?company=${stranger.slug}`)).toMatchObject({
        status: 400,
        body: { company: [expect.any(String)] },
      });
    });
  });

  describe('locations', () => {
    it.each(['Mars/Olympus', 'EST5', 'America', '+02:00', 5])(
      'have no time zone %p, which nobody knows',
      async (time_zone) => {
        const added = await manager.post('/location-profiles/', { name: 'Arena', time_zone });
        expect(added).toMatchObject({
          status: 400,
          body: { errors: { time_zone: [expect.any(String)] } },
        });
        const place = await aLocation(app.db, { companyId: company.id });
        const body = { location_id: place.id, name: 'Hall', time_zone };
        expect(await manager.patch('/location-profiles/', body)).toMatchObject({
          status: 400,
          body: { errors: { time_zone: [expect.any(String)] } },
        });
        expect((await manager.get('/location-profiles/')).body.location_profiles).toMatchObject([
          { name: place.name, time_zone: null },
        ]);
      },
    );

    it('take a time zone of their own, keep it, and give it back', async () => {
      const zone = 'America/Chicago';
      const added = await manager.post('/location-profiles/', { name: 'Arena', time_zone: zone });
      expect(added).toMatchObject({ status: 201, body: { time_zone: zone } });
      const edit = { location_id: added.body.id };
      const named = await manager.patch('/location-profiles/', { ...edit, name: 'Hall' });
      expect(named.body).toMatchObject({ name: 'Hall', time_zone: zone });
      const cleared = await manager.patch('/location-profiles/', { ...edit, time_zone: null });
      expect(cleared).toMatchObject({ status: 200, body: { name: 'Hall', time_zone: null } });
    });

    it('F7 belong to the company of who adds them, whichever the body names', async () => {
      const elsewhere = await aCompany(app.db);
      for (const named of [{}, { company: elsewhere.id }]) {
        expect(
          await manager.post('/location-profiles/', { name: 'Arena', ...named }),
        ).toMatchObject({ status: 201, body: { name: 'Arena', company: company.id } });
      }
      expect(
        await app.db.query('select 1 from location_profiles where company_id = $1', [elsewhere.id]),
      ).toEqual([]);
    });

    it('are added, edited, listed and deleted', async () => {
      const added = await manager.post('/location-profiles/', {
        name: 'Arena',
        address: '',
        minimum_hours: '',
        meal_penalty_trigger_time: '6',
        hour_round_up: '15',
      });
      expect(added).toMatchObject({
        status: 201,
        body: {
          name: 'Arena',
          address: '',
          minimum_hours: 4,
          meal_penalty_trigger_time: 6,
          hour_round_up: 15,
          company: company.id,
        },
      });
      const location_id = added.body.id;
      expect(
        await manager.patch('/location-profiles/', {
          location_id: String(location_id),
          minimum_hours: '4.5',
          name: '',
        }),
      ).toMatchObject({ status: 200, body: { name: 'Arena', minimum_hours: 4.5 } });
      expect((await manager.get('/location-profiles/')).body).toMatchObject({
        location_profiles: [{ id: location_id, minimum_hours: 4.5 }],
        company: { slug: company.slug },
      });

      await app.db.query('update companies set round_up_minutes = 5 where id = $1', [company.id]);
      expect((await manager.get('/location-profiles')).body.location_profiles[0]).toMatchObject({
        hour_round_up: 5,
      });

      const deleted = await manager.delete('/location-profiles/', { location_id });
      expect(deleted).toMatchObject({ status: 204, text: '' });
      expect((await manager.get('/location-profiles/')).body.location_profiles).toEqual([]);
    });

    it.each`
      method      | body                                    | field
      ${'POST'}   | ${{ address: 'x' }}                     | ${'name'}
      ${'POST'}   | ${{ name: 'x', minimum_hours: 'many' }} | ${'minimum_hours'}
      ${'POST'}   | ${{ name: 'x', hour_round_up: 99 }}     | ${'hour_round_up'}
      ${'PATCH'}  | ${{ name: 'x' }}                        | ${'location_id'}
      ${'DELETE'} | ${undefined}                            | ${'location_id'}
    `('refuse $method $body and name $field', async ({ method, body, field }) => {
      expect(await manager.send(method, '/location-profiles/', body)).toMatchObject({
        status: 400,
        body: { status: 'error', errors: { [field]: [expect.any(String)] } },
      });
    });

    it("F6 stay while an event takes place there, and out of another company's hands", async () => {
      const used = await aLocation(app.db, { companyId: company.id });
      const event = await anEvent(app.db, { companyId: company.id, locationProfileId: used.id });
      expect(await manager.delete('/location-profiles/', { location_id: used.id })).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String) },
      });
      await manager.delete(`/event/${event.slug}`);
      expect((await manager.delete('/location-profiles/', { location_id: used.id })).status).toBe(
        204,
      );

      const foreign = await aLocation(app.db);
      expect(
        (await manager.patch('/location-profiles/', { location_id: foreign.id, name: 'Mine' }))
          .status,
      ).toBe(404);
      expect(
        (await manager.delete('/location-profiles/', { location_id: foreign.id })).status,
      ).toBe(404);
    });
  });
});
