import { createHmac, randomUUID } from 'node:crypto';
import { UnitOfWork } from '#libs/platform';
import { ClockInCodeService, ClockInTokenService } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOBODY = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';
const at = (time: string): string => new Date(`2031-05-01T${time}-04:00`).toISOString();

const baseOf = (link: string): string => `/app/signin-station/${/[0-9a-f-]{36}/.exec(link)![0]}`;

describe("the doors of a station's page", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime(at('07:52:00')));

  /** A station at an event with one confirmed worker, Dana, a rigger. */
  async function aStation() {
    const { db } = app;
    const company = await aCompany(db);
    const manager = await app.as(await aManager(db, company.id));
    const event = await anEvent(db, { companyId: company.id });
    const call = await aCall(db, { eventId: event.id, name: 'Load in' });
    const skill = await aSkill(db, { companyId: company.id, name: 'Rigger' });
    const requirement = await aRequirement(db, { callTimeId: call.id, laborTypeId: skill.id });
    const worker = await aWorker(db, { companyId: company.id, name: 'Dana Diaz' });
    await aConfirmedRequest(db, { laborRequirementId: requirement.id, workerId: worker.id });
    const token = await tokenOf(event.id, worker.id);
    const { body } = await manager.post(`/event/${event.slug}/generate-station/`);
    const base = baseOf(body.station_url);
    const code = app.get(ClockInCodeService).codeOf(token);
    return { company, manager, event, call, requirement, worker, token, code, base };
  }

  const tokenOf = (eventId: number, workerId: number): Promise<string> =>
    app
      .get(UnitOfWork)
      .asSystem((work) => app.get(ClockInTokenService).findOrCreate(work, { eventId, workerId }));

  const send = (base: string, scans: object[], more: object = {}, headers = {}) =>
    app
      .visitor()
      .post(`${base}/scans/`, { sent_at: app.clock.now().toISOString(), scans, ...more }, headers);
  const aScan = (read: object, time: string): { id: string; at: string } => ({
    ...{ id: randomUUID(), at: at(time) },
    ...read,
  });

  it('tell the time to anybody', async () => {
    const { status, body, headers } = await app
      .visitor()
      .get(`/app/signin-station/${NOBODY}/clock/`);
    expect([status, body]).toEqual([200, { now: at('07:52:00') }]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('show the crew as names, roles and hashes, nothing more, and only what has changed', async () => {
    const { base, code, token, requirement, company } = await aStation();
    const { body, headers } = await app.visitor().get(`${base}/crew/`);
    expect(Object.keys(body).sort()).toEqual(['crew', 'key', 'version']);
    const hash = (text: string): string =>
      createHmac('sha256', Buffer.from(body.key, 'base64url')).update(text).digest('hex');
    expect(body.crew).toEqual([
      {
        name: 'Dana Diaz',
        role: 'Rigger',
        code: hash(code).slice(0, 5),
        token: hash(token).slice(0, 32),
      },
    ]);
    const again = (): Promise<{ status: number }> =>
      app.visitor().get(`${base}/crew/`, { 'if-none-match': headers.get('etag')! });
    expect((await again()).status).toBe(304);
    const other = await aWorker(app.db, { companyId: company.id });
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId: other.id });
    await aRequest(app.db, { laborRequirementId: requirement.id });
    expect(await again()).toMatchObject({ status: 200, body: { crew: [{}, { token: null }] } });
  });

  it("another station's list has other hashes", async () => {
    const { base, manager, event } = await aStation();
    const { body } = await manager.post(`/event/${event.slug}/generate-station/`);
    const second = baseOf(body.station_url);
    const [one, two] = await Promise.all(
      [base, second].map((each) => app.visitor().get(`${each}/crew/`)),
    );
    expect(one!.body.crew[0].token).not.toBe(two!.body.crew[0].token);
  });

  it('take scans by code and token, by the corrected clock, and answer a repetition as the first time', async () => {
    const { base, code, token } = await aStation();
    app.clock.setTime(at('17:16:00'));
    const spoken = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    // The device's clock is nine minutes fast.
    const scans = [aScan({ token }, '17:25:00'), aScan({ code: spoken }, '08:01:00')];
    const first = await send(base, scans, { offset_ms: -9 * 60_000 });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      now: at('17:16:00'),
      time_zone: 'America/New_York',
      answers: [
        {
          ...{ id: scans[0]!.id, outcome: 'out', sentence: 'clocked_out', name: 'Dana Diaz' },
          ...{ role: 'Rigger', call: 'Load in', since: null, until: at('17:30:00') },
          ...{ at: at('17:16:00'), counted: at('17:30:00') },
        },
        {
          ...{ id: scans[1]!.id, outcome: 'in', sentence: 'clocked_in', name: 'Dana Diaz' },
          ...{ role: 'Rigger', call: 'Load in', since: at('08:00:00'), until: null },
          ...{ at: at('07:52:00'), counted: at('08:00:00') },
        },
      ],
    });
    app.clock.setTime(at('17:40:00'));
    const again = await send(base, [...scans].reverse());
    expect(again.body.answers).toEqual([...first.body.answers].reverse());
    expect(
      await app.db.query(
        'select 1 from punches p join scans sc on sc.id = p.scan_id where sc.id = any($1)',
        [scans.map(({ id }) => id)],
      ),
    ).toHaveLength(2);
  });

  it('take a scan of a device whose clock started anew in 1970, and keep what it says of the year 4000', async () => {
    const { base, token } = await aStation();
    const sentAt = new Date(60_000).toISOString();
    const scan = { id: randomUUID(), at: sentAt, token };
    const offset = app.clock.now().getTime() - 60_000;
    const right = await send(base, [scan], { sent_at: sentAt, offset_ms: offset });
    expect(right.body.answers).toMatchObject([{ outcome: 'in', since: at('08:00:00') }]);
    const [late, early] = [Date.UTC(3000, 0), -Date.UTC(3000, 0)];
    for (const wrong of [late, early]) {
      const { status, body } = await send(base, [{ ...scan, id: randomUUID() }], {
        offset_ms: wrong,
      });
      expect([status, body.answers[0].outcome]).toEqual([200, 'kept']);
    }
    for (const wrong of [late + 1, early - 1])
      expect(await send(base, [scan], { offset_ms: wrong })).toMatchObject({
        status: 400,
        body: { errors: { offset_ms: expect.anything() } },
      });
  });

  it('take what was scanned before the station was revoked, and keep aside what came after', async () => {
    const { base, manager, event, token } = await aStation();
    const [station] = (await manager.get(`/event/${event.slug}/stations/`)).body;
    app.clock.setTime(at('08:10:00'));
    await manager.delete(`/event/${event.slug}/stations/${station.id}/`);
    expect(await app.visitor().get(`${base}/crew/`)).toMatchObject({
      status: 410,
      body: { code: 'station.ended' },
    });
    app.clock.setTime(at('12:00:00'));
    const { body } = await send(base, [aScan({ token }, '08:10:00'), aScan({ token }, '08:05:00')]);
    expect(body.answers).toMatchObject([
      { outcome: 'kept', sentence: 'station_ended', name: null, role: null },
      { outcome: 'in', since: at('08:00:00') },
    ]);
  });

  it('refuse whole requests that are wrong, and store nothing', async () => {
    const { base, token } = await aStation();
    const scan = aScan({ token }, '07:52:00');
    const wrong: [object, string][] = [
      [{ sent_at: 'now', scans: [scan] }, 'sent_at'],
      [{ scans: [scan] }, 'sent_at'],
      [{ sent_at: scan.at, scans: [{ ...scan, id: 'x' }] }, 'scans.0.id'],
      [{ sent_at: scan.at, scans: [scan, { ...scan, at: '2031-05-01' }] }, 'scans.1.at'],
      [{ sent_at: scan.at, scans: [scan, { ...scan, at: 7 }] }, 'scans.1.at'],
      [{ sent_at: scan.at, scans: [{ ...scan, code: 'CDFGHJ' }] }, 'scans.0.token'],
      [{ sent_at: scan.at, scans: [{ id: scan.id, at: scan.at }] }, 'scans.0.token'],
      [{ sent_at: scan.at, scans: 'all' }, 'scans'],
      [{ sent_at: scan.at, offset_ms: 'no', scans: [scan] }, 'offset_ms'],
      [{ sent_at: scan.at, scans: Array.from({ length: 101 }, () => scan) }, 'scans'],
    ];
    for (const [body, field] of wrong) {
      const answer = await app.visitor().post(`${base}/scans/`, body);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]]);
    }
    expect((await send(base, [scan], {}, { origin: 'https://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await send(`/app/signin-station/${NOBODY}`, [scan])).status).toBe(404);
    expect((await send('/app/signin-station/abc', [scan])).status).toBe(404);
    expect(await app.db.query('select 1 from scans where id = $1', [scan.id])).toEqual([]);
    expect((await send(base, [])).body.answers).toEqual([]);
  });

  it('keep wrong codes aside, and after ten of them judge no code for ten minutes', async () => {
    const { base, code, token } = await aStation();
    const wrong = Array.from({ length: 12 }, () => aScan({ code: 'CCCCCC' }, '07:52:00'));
    const right = aScan({ code }, '07:52:00');
    const { body } = await send(base, [...wrong, right]);
    const outcomes = body.answers.map(({ sentence }: { sentence: string }) => sentence);
    expect(outcomes).toEqual([
      ...Array<string>(10).fill('unknown_code'),
      ...Array<string>(3).fill('too_many_wrong_codes'),
    ]);
    const scan = aScan({ token }, '07:52:00');
    expect((await send(base, [right, scan])).body.answers).toMatchObject([
      { outcome: 'later' },
      { outcome: 'in' },
    ]);
    app.clock.setTime(at('08:02:01'));
    expect((await send(base, [right])).body.answers).toMatchObject([{ outcome: 'still_in' }]);
  });
});
