import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('stewards and cancellation of events', () => {
  let app: TestApp;
  let company: Company;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp({ keptAnswersMegabytes: 0 });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T16:00:00Z');
    company = await aCompany(app.db);
    manager = await app.as(await aManager(app.db, company.id));
  });
  const anEventHere = (given: Parameters<typeof anEvent>[1] = {}) =>
    anEvent(app.db, { companyId: company.id, ...given });

  describe('canceling', () => {
    it('W27 texts everybody who was asked or confirmed once, and takes the requests from all lists', async () => {
      const steward = await aSteward(app.db, company.id);
      const event = await anEventHere({ eventName: 'Gala', stewardId: steward.grant.id });
      const requirement = await aRequirement(app.db, {
        callTimeId: (await aCall(app.db, { eventId: event.id })).id,
      });
      const [ana, ben, cleo] = [
        await aWorker(app.db, { companyId: company.id }),
        await aWorker(app.db, { companyId: company.id }),
        await aWorker(app.db, { companyId: company.id, name: 'Cleo Park', consents: false }),
      ];
      await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId: ana.id });
      await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: ben.id,
        state: 'declined',
      });
      await aRequest(app.db, { laborRequirementId: requirement.id, workerId: cleo.id });
      expect((await manager.get('/pending-count/')).body).toEqual({ count: 1 });

      const canceled = await manager.post(`/event/${event.slug}/cancel/`);
      expect(canceled.status).toBe(200);
      expect(canceled.body).toEqual({
        status: 'success',
        message: 'Event canceled. 1 person is texted.',
        sms_errors: ['Cleo Park (awaiting consent)'],
      });
      expect(await app.textsTo(ana.phoneNumber)).toEqual([
        expect.stringContaining('Gala on Thu, May 1 is canceled'),
      ]);
      expect([await app.textsTo(ben.phoneNumber), await app.textsTo(cleo.phoneNumber)]).toEqual([
        [],
        [],
      ]);

      expect((await manager.get(`/event/${event.slug}`)).body.event).toMatchObject({
        canceled: true,
        steward: null,
      });
      expect((await (await app.as(steward)).get('/steward/events/')).body).toEqual([]);
      for (const list of ['pending', 'declined']) {
        expect((await manager.get(`/${list}-count/`)).body).toEqual({ count: 0 });
        expect((await manager.get(`/${list}-list/`)).body).toEqual({ requests: [] });
      }
      expect(await manager.post(`/event/${event.slug}/cancel/`)).toMatchObject({
        status: 400,
        body: { status: 'error', message: 'This event is canceled already.' },
      });
    });

    it('is for managers of the company', async () => {
      const steward = await aSteward(app.db, company.id);
      const { slug } = await anEventHere({ stewardId: steward.grant.id });
      expect((await (await app.as(steward)).post(`/event/${slug}/cancel/`)).status).toBe(401);
      expect(
        (
          await (
            await app.as(await aManager(app.db, (await aCompany(app.db)).id))
          ).post(`/event/${slug}/cancel/`)
        ).status,
      ).toBe(404);
      expect((await app.visitor().post(`/event/${slug}/cancel/`)).status).toBe(401);
      expect(
        (await (await app.as(await anAdministrator(app.db))).post(`/event/${slug}/cancel`)).status,
      ).toBe(200);
    });
  });

  describe('stewards', () => {
    it('are listed under the name the company knows them by, and given an event to run', async () => {
      const [known, named, nameless] = [
        await aSteward(app.db, company.id),
        await aSteward(app.db, company.id),
        await aSteward(app.db, company.id),
      ];
      await aWorker(app.db, {
        companyId: company.id,
        userId: known.userId,
        name: 'Abe the Steward',
      });
      await aWorker(app.db, { userId: named.userId, name: 'Known elsewhere' });
      await app.db.query(`update users set first_name = 'Bo', last_name = 'Ek' where id = $1`, [
        named.userId,
      ]);
      await app.db.query(
        `update users set first_name = '', last_name = '', username = $2 where id = $1`,
        [nameless.userId, `z${nameless.userId}`],
      );
      await aSteward(app.db, (await aCompany(app.db)).id);
      const listed = await manager.get('/stewards/');
      expect(listed.body).toEqual(
        [
          { id: named.grant.id, name: 'Bo Ek' },
          { id: nameless.grant.id, name: `z${nameless.userId}` },
          { id: known.grant.id, name: 'Abe the Steward' },
        ].sort((a, b) => (a.name < b.name ? -1 : 1)),
      );

      const event = await anEventHere();
      const assign = (steward_id?: unknown) =>
        manager.post(
          `/event/${event.slug}/assign-steward/`,
          steward_id === undefined ? undefined : { steward_id },
        );
      expect(await assign(String(known.grant.id))).toMatchObject({
        status: 200,
        body: { status: 'success' },
      });
      expect((await manager.get(`/event/${event.slug}`)).body.event.steward).toMatchObject({
        id: known.grant.id,
      });
      const theirs = await (await app.as(known)).get('/steward/events/');
      expect(theirs.body).toMatchObject([{ slug: event.slug, unfilled_count: 0, filled: true }]);

      for (const nobody of ['', null, undefined]) {
        await assign(named.grant.id);
        expect((await assign(nobody)).status).toBe(200);
        expect((await manager.get(`/event/${event.slug}`)).body.event.steward).toBeNull();
      }
    });

    it('of another company, or who are none, are not found', async () => {
      const event = await anEventHere();
      const [foreign, other] = [
        await aSteward(app.db, (await aCompany(app.db)).id),
        await aManager(app.db, company.id),
      ];
      for (const steward_id of [foreign.grant.id, other.grant.id, 987_654]) {
        expect(
          await manager.post(`/event/${event.slug}/assign-steward/`, { steward_id }),
        ).toMatchObject({ status: 404, body: { detail: 'No Steward matches the given query.' } });
      }
      expect(
        await manager.post(`/event/${event.slug}/assign-steward/`, { steward_id: 'x' }),
      ).toMatchObject({ status: 400, body: { errors: { steward_id: [expect.any(String)] } } });
      const steward = await app.as(await aSteward(app.db, company.id));
      expect((await steward.post(`/event/${event.slug}/assign-steward/`, {})).status).toBe(401);
      expect((await steward.get('/stewards/')).status).toBe(401);
    });

    it('see the events they run, by start date; who is no steward is refused', async () => {
      const person = await aSteward(app.db, company.id);
      const [late, early] = [
        await anEventHere({ stewardId: person.grant.id, startDate: '2031-05-02' }),
        await anEventHere({ stewardId: person.grant.id }),
      ];
      await anEventHere();
      const steward = await app.as(person);
      expect(
        (await steward.get('/steward/events/')).body.map(({ slug }: { slug: string }) => slug),
      ).toEqual([early.slug, late.slug]);
      expect((await manager.get('/steward/events/')).status).toBe(401);
      expect(await recordStatements(app.db, () => steward.get('/steward/events/'))).toHaveLength(
        4 + SNAPSHOT_STATEMENTS,
      );
      expect(await recordStatements(app.db, () => manager.get('/stewards/'))).toHaveLength(
        3 + SNAPSHOT_STATEMENTS,
      );
    });
  });

  describe('the number of upcoming events', () => {
    it('C.6 counts what ends today or later by the clocks of its place', async () => {
      app.clock.setTime('2031-05-02T05:30:00Z'); // half past one in New York, half past ten the evening before in Los Angeles
      const west = (await aCompany(app.db, { timeZone: 'America/Los_Angeles' })).id;
      for (const companyId of [company.id, west]) {
        await anEvent(app.db, { companyId, endDate: '2031-05-01' });
        await anEvent(app.db, { companyId, endDate: null });
        await anEvent(app.db, { companyId, endDate: '2031-05-02' });
      }
      expect((await manager.get('/upcoming-event-count/')).body).toEqual({ count: 1 });
      expect(
        (await (await app.as(await aManager(app.db, west))).get('/upcoming-event-count')).body,
      ).toEqual({ count: 3 });
      expect(
        (await (await app.as(await anAdministrator(app.db))).get('/upcoming-event-count/')).body
          .count,
      ).toBeGreaterThanOrEqual(4);
      expect(
        await recordStatements(app.db, () => manager.get('/upcoming-event-count/')),
      ).toHaveLength(3 + SNAPSHOT_STATEMENTS);
    });

    it('F2 is a number in an object for every role', async () => {
      const person = await aSteward(app.db, company.id);
      await anEventHere({ stewardId: person.grant.id });
      await anEventHere();
      expect((await (await app.as(person)).get('/upcoming-event-count/')).body).toEqual({
        count: 1,
      });
      expect(
        await (await app.as(await aSteward(app.db, company.id))).get('/upcoming-event-count/'),
      ).toMatchObject({ status: 200, body: { count: 0 } });
      const worker = await aWorker(app.db, { companyId: company.id });
      const [{ id: userId }] = await app.db.query(
        `insert into users (username, password_hash) values ($1, '') returning id`,
        [`crew${worker.id}`],
      );
      expect(await (await app.as({ userId })).get('/upcoming-event-count/')).toMatchObject({
        status: 200,
        body: { count: 0 },
      });
      expect((await app.visitor().get('/upcoming-event-count/')).status).toBe(401);
    });
  });
});
