import { UnitOfWork } from '#libs/platform';
import { ClockInTokenService } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRegistrationToken } from '../factories/a-registration-token.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aPhoneNumber, nextNumber } from '../factories/numbers.js';
import type { Answer } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const MORNING = '2031-05-01T07:52:00-04:00';
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

describe('a link opens its own page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp({ trustProxy: true });
  });
  beforeEach(() => app.clock.setTime(MORNING));
  afterAll(() => app.close());

  /** Each call comes from an address of its own, because many unknown links from one address are throttled. */
  const stranger = () =>
    app.visitor({
      'X-Forwarded-For': `198.51.${nextNumber() % 250}.${nextNumber() % 250}`,
    });
  const lastTokenTo = async (number: string): Promise<string> =>
    UUID.exec((await app.textsTo(number)).at(-1) ?? '')![0];

  /** A worker confirmed for a call that starts soon, and all links about them. */
  async function aCrewMember(given: { phoneNumber?: string } = {}) {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const worker = await aWorker(app.db, { companyId: company.id, ...given });
    const request = await aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
    });
    const clockIn = await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app.get(ClockInTokenService).findOrCreate(work, { eventId: event.id, workerId: worker.id }),
      );
    return { company, manager, event, call, requirement, worker, request, clockIn };
  }
  type CrewMember = Awaited<ReturnType<typeof aCrewMember>>;

  async function tokensOf(crew: CrewMember): Promise<Record<string, string>> {
    const { body: station } = await crew.manager.post(
      `/event/${crew.event.slug}/generate-station/`,
    );
    const [timeChange] = await app.db.query<{ token: string }[]>(
      `insert into time_changes (labor_request_id, previous_date, previous_time, expires_at)
       values ($1, '2031-05-01', '07:00', $2) returning token`,
      [crew.request.id, new Date('2031-05-08T12:00:00Z')],
    );
    const registration = await aRegistrationToken(app.db, {
      workerId: crew.worker.id,
      expiresAt: new Date('2031-05-30T12:00:00Z'),
    });
    const [ownerPhone, managerPhone] = [aPhoneNumber(), aPhoneNumber()];
    const administrator = await app.as(await anAdministrator(app.db));
    await administrator.post('/admin/invite-owner/', { phone: ownerPhone });
    const owner = await app.as(await anOwner(app.db, crew.company.id));
    await owner.post('/send-manager-invite/', { phone: managerPhone });
    const user = await aUser(app.db);
    await stranger().post('/forgot-password/', { email: user.email });
    await app.finishTasks();
    const [mail] = await app.db.query<{ body: string }[]>(
      `select body from simulated_messages where recipient = $1 and channel = 'mail'`,
      [user.email],
    );
    return {
      request: crew.request.tokenShort,
      'clock-in': crew.clockIn,
      'time change': timeChange!.token,
      station: UUID.exec(station.station_url as string)![0],
      'worker registration': registration,
      'owner invitation': await lastTokenTo(ownerPhone),
      'manager invitation': await lastTokenTo(managerPhone),
      'password reset': UUID.exec(mail!.body)![0],
    };
  }

  const FORM = {
    username: 'dana',
    first_name: 'Dana',
    email: 'dana@acme.example',
    company_name: 'Acme',
    company_short_name: 'AC',
    password: 'four lamps over a truck',
    confirm_password: 'four lamps over a truck',
  };

  it('and no other: each kind of link on each page', async () => {
    const crew = await aCrewMember();
    const tokens = await tokensOf(crew);
    const confirm = `/event/${crew.event.slug}/confirm`;
    const looks: Record<string, (token: string) => Promise<Answer>> = {
      request: (token) => stranger().get(`${confirm}/${token}/`),
      'clock-in': (token) => stranger().get(`/clock-in/${token}/`),
      'time change': (token) => stranger().get(`/call/confirm-time-change/${token}/`),
      station: (token) => stranger().get(`/station/${token}/validate/`),
      'worker registration': (token) => stranger().get(`/steward/register/${token}/`),
      'owner invitation': (token) => stranger().get(`/owner/register/${token}/`),
      'manager invitation': (token) => stranger().get(`/app/manager/register/${token}/`),
      'password reset': (token) => stranger().get(`/app/reset-password/${token}/`),
    };
    const opened: string[][] = [];
    for (const [kind, token] of Object.entries(tokens))
      for (const [door, look] of Object.entries(looks)) {
        const { status } = await look(token);
        if (status === 200) opened.push([kind, door]);
        else expect(`${kind} at ${door}: ${status}`).toMatch(/: (400|404)$/);
      }
    expect(opened).toEqual(Object.keys(tokens).map((kind) => [kind, kind]));

    const acts: Record<string, (token: string) => Promise<Answer>> = {
      request: (token) => stranger().post(`/user/request/${token}/action/`, { action: 'cancel' }),
      'clock-in': (token) =>
        stranger().post(`/clock-in/${token}/`, { call_time_id: crew.call.id, action: 'clock_in' }),
      'time change': (token) =>
        stranger().post(`/call/confirm-time-change/${token}/`, { cant_do_it: true }),
      station: (token) =>
        stranger().post(`/station/${token}/clock/`, { worker_token: crew.clockIn }),
      'owner invitation': (token) => stranger().post(`/owner/register/${token}/`, FORM),
      'password reset': (token) =>
        stranger().post(`/reset-password/${token}/`, {
          new_password: FORM.password,
          confirm_password: FORM.password,
        }),
    };
    for (const [kind, token] of Object.entries(tokens))
      for (const [door, act] of Object.entries(acts)) {
        if (kind === door) continue;
        expect(`${kind} at ${door}: ${(await act(token)).status}`).toMatch(/: (400|404)$/);
      }
    const made = await app.db.query(`select 1 from users where username = 'dana'`);
    const hours = await app.db.query('select 1 from time_entries where labor_request_id = $1', [
      crew.request.id,
    ]);
    const [{ state }] = await app.db.query('select state from labor_requests where id = $1', [
      crew.request.id,
    ]);
    expect([made, hours, state]).toEqual([[], [], 'confirmed']);
  });

  it('of one company, also for a number that two companies know', async () => {
    const mine = await aCrewMember();
    const theirs = await aCrewMember({ phoneNumber: mine.worker.phoneNumber });
    const pending = await aRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId: theirs.call.id })).id,
      workerId: theirs.worker.id,
    });
    const open = ({ event, request }: CrewMember, of = event) =>
      stranger().get(`/event/${of.slug}/confirm/${request.tokenShort}/`);
    const listed = async (crew: CrewMember): Promise<number[]> => {
      const { body } = await open(crew);
      return ['pending', 'available', 'confirmed'].flatMap((list) =>
        body[`${list}_call_times`].map(({ id }: { id: number }) => id),
      );
    };
    expect(await listed(mine)).toEqual([mine.request.id]);
    expect(await listed(theirs)).toEqual([pending.id, theirs.request.id]);
    expect((await open(mine, theirs.event)).status).toBe(404);
    expect((await open(mine)).text).not.toContain(theirs.company.name);

    const answer = await stranger().post(
      `/event/${mine.event.slug}/confirm/${mine.request.tokenShort}/`,
      {
        [`response_${pending.id}`]: 'yes',
      },
    );
    expect(answer.status).toBe(400);
    const [{ state }] = await app.db.query('select state from labor_requests where id = $1', [
      pending.id,
    ]);
    expect(state).toBe('pending');
  });

  it('of one worker: not those of a colleague on the same call', async () => {
    const crew = await aCrewMember();
    const colleague = await aRequest(app.db, {
      laborRequirementId: crew.requirement.id,
      workerId: (await aWorker(app.db, { companyId: crew.company.id })).id,
    });
    const page = `/event/${crew.event.slug}/confirm/${crew.request.tokenShort}/`;
    const { body, text } = await stranger().get(page);
    expect(body.pending_call_times).toEqual([]);
    expect(text).not.toContain(colleague.tokenShort);
    const answer = await stranger().post(page, { [`response_${colleague.id}`]: 'yes' });
    expect(answer.status).toBe(400);
  });

  it('of one call: a clock-in link clocks only what its own worker is confirmed for', async () => {
    const crew = await aCrewMember();
    const other = await aCall(app.db, { eventId: crew.event.id });
    const colleague = await aConfirmedRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId: other.id })).id,
    });
    const answer = await stranger().post(`/clock-in/${crew.clockIn}/`, {
      call_time_id: other.id,
      action: 'clock_in',
    });
    expect(answer.status).toBe(404);
    expect(
      await app.db.query('select 1 from time_entries where labor_request_id = any($1)', [
        [crew.request.id, colleague.id],
      ]),
    ).toEqual([]);
  });

  it('of one question: an answer to a moved call leaves a colleague’s open', async () => {
    const crew = await aCrewMember();
    const colleague = await aConfirmedRequest(app.db, {
      laborRequirementId: crew.requirement.id,
      workerId: (await aWorker(app.db, { companyId: crew.company.id })).id,
    });
    await crew.manager.patch(`/call-times/${crew.call.slug}/edit/`, { time: '10:30' });
    const questions = async (): Promise<{ id: number; token: string; answered: boolean }[]> =>
      app.db.query(
        `select labor_request_id as id, token, answered_at is not null as answered from time_changes
          where labor_request_id = any($1) order by labor_request_id`,
        [[crew.request.id, colleague.id]],
      );
    const [first] = await questions();
    const answer = await stranger().post(`/call/confirm-time-change/${first!.token}/`, {
      cant_do_it: true,
    });
    expect(answer.status).toBe(200);
    expect((await questions()).map(({ id, answered }) => [id, answered])).toEqual([
      [crew.request.id, true],
      [colleague.id, false],
    ]);
  });

  it('of one invitation: the code of another worker’s proves nothing', async () => {
    const [mine, theirs] = [await aWorker(app.db), await aWorker(app.db)];
    const codes: string[] = [];
    const tokens: string[] = [];
    for (const { id: workerId, phoneNumber } of [mine, theirs]) {
      const expiresAt = new Date('2031-05-30T12:00:00Z');
      const token = await aRegistrationToken(app.db, { workerId, expiresAt });
      await stranger().post('/user/register/start/', { phone: phoneNumber, token });
      tokens.push(token);
      codes.push(/\d{6}/.exec((await app.textsTo(phoneNumber)).at(-1)!)![0]);
    }
    const register = (token: string, verification_code: string, phone: string) => {
      const username = `dana${nextNumber()}`;
      return stranger().post('/user/register/', {
        username,
        phone,
        email: `${username}@crew.example`,
        password: 'four lamps over a truck',
        token,
        verification_code,
      });
    };
    expect((await register(tokens[0]!, codes[1]!, theirs.phoneNumber)).status).toBe(400);
    expect((await register(tokens[1]!, codes[1]!, mine.phoneNumber)).status).toBe(201);
    const linked = await app.db.query<{ id: number }[]>(
      'select id from workers where id = any($1) and user_id is not null',
      [[mine.id, theirs.id]],
    );
    expect(linked).toEqual([{ id: theirs.id }]);
  });
});
