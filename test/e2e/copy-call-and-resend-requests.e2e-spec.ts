import type { Company } from '#libs/company';
import type { CallTime } from '#libs/call-time';
import type { Event } from '#libs/event';
import type { LaborRequirement } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a crew is called again', () => {
  let app: TestApp;
  let company: Company;
  let event: Event;
  let call: CallTime;
  let requirement: LaborRequirement;
  let manager: Client;
  let steward: Client;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T16:00:00Z');
    company = await aCompany(app.db, { minimumMinutes: 240 });
    const running = await aSteward(app.db, company.id);
    event = await anEvent(app.db, { companyId: company.id, stewardId: running.grant.id });
    call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    requirement = await aRequirement(app.db, {
      callTimeId: call.id,
      neededLabor: 3,
      fcfsPositions: 1,
    });
    manager = await app.as(await aManager(app.db, company.id));
    steward = await app.as(running);
  });
  const crew = async (name: string) => {
    const worker = await aWorker(app.db, { companyId: company.id, name });
    return {
      worker,
      request: await aConfirmedRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: worker.id,
      }),
    };
  };

  describe('by a copy of the call', () => {
    const form = {
      name: 'Load out',
      date: '2031-05-03',
      time: '22:00',
      minimum_hours: '4',
      message: '',
    };

    it('with its requirements and everybody on their lists, W24 without who canceled or did not come', async () => {
      const { worker } = await crew('Ana');
      await aRequest(app.db, { laborRequirementId: requirement.id, state: 'canceled' });
      await aRequest(app.db, { laborRequirementId: requirement.id, state: 'no_show' });
      const copied = await steward.post(`/call-time/${call.slug}/copy/`, form);
      expect(copied.status).toBe(201);
      expect(copied.body).toMatchObject({
        name: 'Load out',
        date: '2031-05-03',
        time: '22:00:00',
        minimum_hours: 4,
        event: event.id,
        event_slug: event.slug,
        labor_requirements: [{ needed_labor: 3, fcfs_positions: 1 }],
      });

      const { body } = await manager.get(`/call-times/${copied.body.slug}/requests/`);
      expect(body.labor_requests).toMatchObject([
        {
          worker: { name: worker.name },
          availability_response: null,
          confirmed: false,
          sms_sent: false,
          requested: true,
        },
      ]);
      expect(
        (await manager.post(`/call-times/${copied.body.slug}/send-messages/`)).body.message,
      ).toBe('1 message queued');
    });

    it.each`
      field     | value           | because
      ${'name'} | ${''}           | ${'a call has a name'}
      ${'date'} | ${''}           | ${'a call has a day'}
      ${'date'} | ${undefined}    | ${'a call has a day'}
      ${'date'} | ${'2031-02-30'} | ${'there is no such day'}
      ${'date'} | ${'2031-06-01'} | ${'the event is over by then'}
      ${'time'} | ${undefined}    | ${'a call has a time'}
      ${'time'} | ${'noon'}       | ${'that is no time'}
      ${'time'} | ${'24:00'}      | ${'no clock shows that'}
    `('F4 is refused with $value as $field, because $because', async ({ field, value }) => {
      const answer = await manager.post(`/call-time/${call.slug}/copy/`, {
        ...form,
        [field]: value,
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { status: 'error', errors: { [field]: [expect.any(String)] } },
      });
    });
  });

  describe('by a reminder', () => {
    it('that reaches each of them once', async () => {
      const { worker, request } = await crew('Ana');
      const press = async () =>
        (await steward.post(`/call-times/${call.slug}/send-reminder/`)).body;
      expect(await press()).toEqual({ status: 'success', message: '1 reminder queued' });
      expect(await app.textsTo(worker.phoneNumber)).toEqual([
        expect.stringMatching(/reminder: .*Thu, May 1, Load in at 8:00 AM/),
      ]);
      const { body } = await manager.get(`/call-times/${call.slug}/requests/`);
      expect(body.labor_requests).toMatchObject([{ id: request.id, reminder_sent: true }]);
      expect(await press()).toEqual({
        status: 'success',
        message: 'No reminders queued: 1 was sent before',
      });
    });
  });

  describe('by another time', () => {
    const move = (time: string) => manager.patch(`/call-times/${call.slug}/edit/`, { time });
    const answer = async (phoneNumber: string, body: object) => {
      const [token] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec((await app.textsTo(phoneNumber)).at(-1)!)!;
      expect((await app.visitor().post(`/call/confirm-time-change/${token}/`, body)).status).toBe(
        200,
      );
    };
    const groups = async (client = manager) => {
      const { body } = await client.get(`/call-times/${call.slug}/confirmations/`);
      const said = (requests: { worker: { name: string }; message: string | null }[]) =>
        requests.map(({ worker, message }) => [worker.name, message]);
      return {
        can: said(body.confirmed_requests),
        silent: said(body.unconfirmed_requests),
        cannot: said(body.cant_do_it_requests),
      };
    };

    it('W22 lists each of them once, by the latest time change', async () => {
      const [ana, ben, cleo] = [await crew('Ana'), await crew('Ben'), await crew('Cleo')];
      await aRequest(app.db, { laborRequirementId: requirement.id });
      expect(await groups()).toEqual({ can: [], silent: [], cannot: [] });
      await move('09:00');
      await answer(ana.worker.phoneNumber, { cant_do_it: 'true', message: 'At the dentist' });
      await answer(ben.worker.phoneNumber, { cant_do_it: 'false', message: '' });
      expect(await groups()).toEqual({
        can: [['Ben', null]],
        silent: [['Cleo', null]],
        cannot: [['Ana', 'At the dentist']],
      });

      app.clock.advance(1);
      await move('10:00');
      expect((await groups()).silent.map(([name]) => name)).toEqual(['Ana', 'Ben', 'Cleo']);
      await answer(cleo.worker.phoneNumber, { cant_do_it: true, message: 'Too late' });
      expect(await groups(steward)).toMatchObject({
        silent: [
          ['Ana', null],
          ['Ben', null],
        ],
        cannot: [['Cleo', 'Too late']],
      });

      const later = await crew('Dan');
      expect(
        await recordStatements(app.db, () =>
          manager.get(`/call-times/${call.slug}/confirmations/`),
        ),
      ).toHaveLength(4 + SNAPSHOT_STATEMENTS);
      expect(JSON.stringify(await groups())).not.toContain(later.worker.name);
    });
  });

  it('is out of reach for others', async () => {
    const otherSteward = await app.as(await aSteward(app.db, company.id));
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const acts: ((who: Client) => Promise<{ status: number }>)[] = [
      (who) =>
        who.post(`/call-time/${call.slug}/copy/`, { name: 'x', date: '2031-05-02', time: '10:00' }),
      (who) => who.post(`/call-times/${call.slug}/send-reminder/`),
      (who) => who.get(`/call-times/${call.slug}/confirmations/`),
    ];
    for (const act of acts) {
      expect([
        (await act(otherSteward)).status,
        (await act(stranger)).status,
        (await act(app.visitor())).status,
      ]).toEqual([401, 404, 401]);
    }
  });
});
