import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import type { CallTime } from '#libs/call-time';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Entry {
  uid: string;
  start: string;
  end: string;
  status: string;
  sequence: number;
  location: string;
  url: string | undefined;
}

describe('the calendar feed of a worker', () => {
  let app: TestApp;
  let dana: { userId: number };
  let client: Client;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    dana = { userId: (await aUser(app.db)).id };
    client = await app.as(dana);
  });

  /** A call that Dana is confirmed for, in a company of its own. */
  async function aShift(call: Partial<CallTime> = {}, timeZone = 'America/New_York') {
    const company = await aCompany(app.db, { timeZone, minimumMinutes: 240 });
    const location = await aLocation(app.db, {
      companyId: company.id,
      name: 'Arena; North',
      address: '1 Main Street, Springfield',
    });
    const event = await anEvent(app.db, { companyId: company.id, locationProfileId: location.id });
    const made = await aCall(app.db, { eventId: event.id, ...call });
    const requirement = await aRequirement(app.db, { callTimeId: made.id });
    const worker = await aWorker(app.db, { companyId: company.id, userId: dana.userId });
    const request = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
      state: 'confirmed',
    });
    return { company, event, call: made, worker, request };
  }

  const renew = async (): Promise<string> =>
    new URL((await client.post('/user/calendar-feed/')).body.url as string).pathname;
  const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${app.url}${path}`, { headers });

  /** What two libraries of others make of the file; they have to agree. */
  async function entries(path: string): Promise<Entry[]> {
    const answer = await read(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const file = await answer.text();
    const first = byIcalJs(file);
    expect(byNodeIcal(file)).toEqual(first);
    return first;
  }

  it('has the calls of all companies, each in its venue’s zone, and ends as planned', async () => {
    const east = await aShift({ time: '07:00', expectedMinutes: 390 });
    const west = await aShift({ time: '18:00' }, 'America/Los_Angeles');
    await aRequest(app.db, { workerId: east.worker.id });
    const path = await renew();
    expect(await entries(path)).toEqual([
      {
        uid: `${east.call.slug}-${east.request.id}@callmanager`,
        start: '2031-05-01T11:00:00.000Z',
        end: '2031-05-01T17:30:00.000Z',
        status: 'CONFIRMED',
        sequence: expect.any(Number) as number,
        location: 'Arena; North, 1 Main Street, Springfield',
        url: `http://localhost:8000/app/event/${east.event.slug}/confirm/${east.request.tokenShort}/`,
      },
      expect.objectContaining({
        uid: `${west.call.slug}-${west.request.id}@callmanager`,
        start: '2031-05-02T01:00:00.000Z',
        end: '2031-05-02T05:00:00.000Z',
      }),
    ]);
    const file = await (await read(path)).text();
    expect(file.match(/^BEGIN:VTIMEZONE/gm)).toHaveLength(2);
    expect(file).toContain('DTSTART;TZID=America/Los_Angeles:20310501T180000');
    expect(file).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  });

  it.each`
    what                | change
    ${'expected hours'} | ${{ expected_hours: 9 }}
    ${'the start'}      | ${{ time: '06:00' }}
    ${'minimum hours'}  | ${{ minimum_hours: 6 }}
  `('moves DTEND and SEQUENCE with an edit of $what, and keeps the UID', async ({ change }) => {
    const { company, call } = await aShift({ time: '07:00' });
    const path = await renew();
    const [before] = await entries(path);
    const manager = await app.as(await aManager(app.db, company.id));
    const edited = await manager.patch(`/call-times/${call.slug}/edit/`, change as object);
    expect(edited.status).toBe(200);
    const [after] = await entries(path);
    expect(after!.uid).toBe(before!.uid);
    expect(after!.end).not.toBe(before!.end);
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  });

  it('keeps canceled and deleted calls for thirty days as canceled, then leaves them out', async () => {
    const [byWorker, byManager, deleted] = [await aShift(), await aShift(), await aShift()];
    const path = await renew();
    app.clock.setTime('2031-04-21T12:00:00Z');
    await app
      .visitor()
      .post(`/user/request/${byWorker.request.tokenShort}/action/`, { action: 'cancel' });
    for (const [{ company, request }, action] of [
      [byManager, 'decline'],
      [deleted, 'delete'],
    ] as const) {
      const manager = await app.as(await aManager(app.db, company.id));
      const done = await manager.post(`/request/${request.tokenShort}/action/`, { action });
      expect(done.status).toBe(200);
    }
    const statuses = async () => (await entries(path)).map(({ status, url }) => [status, !!url]);
    const all = [
      ['CANCELLED', true],
      ['CANCELLED', true],
      ['CANCELLED', false],
    ];
    expect((await statuses()).sort().reverse()).toEqual(all);
    app.clock.setTime('2031-05-21T11:59:00Z');
    expect((await statuses()).sort().reverse()).toEqual(all);
    app.clock.setTime('2031-05-21T12:01:00Z');
    expect(await statuses()).toEqual([]);
  });

  it('costs who polls it two statements and no body while nothing changes', async () => {
    const { request } = await aShift();
    await aShift();
    const path = await renew();
    const first = await read(path);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    let again!: Response;
    const statements = await recordStatements(app.db, async () => {
      again = await read(path, { 'if-none-match': etag });
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(statements.filter((each) => /calendar_feeds|labor_requests/.test(each))).toHaveLength(2);
    expect(statements.length).toBeLessThanOrEqual(3);

    await app.visitor().post(`/user/request/${request.tokenShort}/action/`, { action: 'cancel' });
    const changed = await read(path, { 'if-none-match': etag });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('is renewed and ended by its person; each address but the newest is unknown', async () => {
    await aShift();
    expect((await client.get('/user/calendar-feed/')).body).toEqual({
      url: null,
      created_at: null,
    });
    const [old, fresh] = [await renew(), await renew()];
    expect(old).not.toBe(fresh);
    expect((await client.get('/user/calendar-feed/')).body).toEqual({
      url: `http://localhost:8000${fresh}`,
      created_at: '2031-04-20T12:00:00.000Z',
    });
    expect([(await read(old)).status, (await read(fresh)).status]).toEqual([404, 200]);
    const other = await app.as({ userId: (await aUser(app.db)).id });
    await other.delete('/user/calendar-feed/');
    expect((await read(fresh)).status).toBe(200);

    expect((await client.delete('/user/calendar-feed/')).status).toBe(200);
    expect((await client.delete('/user/calendar-feed/')).status).toBe(200);
    expect((await read(fresh)).status).toBe(404);
    const audited = await app.db.query(
      `select count(*)::int as count from audit_entries where action = 'user.calendar_feed_changed' and subject_id = $1`,
      [dana.userId],
    );
    expect(audited).toEqual([{ count: 3 }]);
  });

  it('is stored so that a copy of the database opens no calendar', async () => {
    const token = /([0-9a-f-]{36})\.ics$/.exec(await renew())![1]!;
    const [row] = await app.db.query('select * from calendar_feeds where user_id = $1', [
      dana.userId,
    ]);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('ends with the account, and shows nothing of others', async () => {
    await aShift();
    const path = await renew();
    const stranger = await aShift();
    await app.db.query('update workers set user_id = null where id = $1', [stranger.worker.id]);
    expect(await entries(path)).toHaveLength(1);
    await app.db.query('update users set is_active = false where id = $1', [dana.userId]);
    expect((await read(path)).status).toBe(404);
    for (const wrong of ['x.ics', `${'a'.repeat(36)}.ics`, path.slice(14, -4)])
      expect((await read(`/app/calendar/${wrong}`)).status).toBe(404);
  });

  it('of a person without calls is an empty calendar', async () => {
    const path = await renew();
    expect(await entries(path)).toEqual([]);
  });
});

function byIcalJs(file: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as never);
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((component) => {
      const tzid = component.getFirstPropertyValue('tzid') as string;
      return [tzid, new ICAL.Timezone({ component, tzid })] as const;
    }),
  );
  return calendar.getAllSubcomponents('vevent').map((entry) => {
    const instant = (name: string): string => {
      const property = entry.getFirstProperty(name)!;
      const time = property.getFirstValue() as ICAL.Time;
      time.zone = zones.get(property.getFirstParameter('tzid')) ?? time.zone;
      return new Date(time.toUnixTime() * 1000).toISOString();
    };
    const text = (name: string) => entry.getFirstPropertyValue(name) as string | null;
    return {
      uid: text('uid')!,
      start: instant('dtstart'),
      end: instant('dtend'),
      status: text('status')!,
      sequence: Number(text('sequence')),
      location: text('location')!,
      url: text('url') ?? undefined,
    };
  });
}

function byNodeIcal(file: string): Entry[] {
  const events = Object.values(nodeIcal.sync.parseICS(file)).filter(
    (each): each is VEvent => each?.type === 'VEVENT',
  );
  return events.map((event) => ({
    uid: event.uid,
    start: event.start.toISOString(),
    end: event.end.toISOString(),
    status: event.status!,
    sequence: Number(event.sequence),
    location: event.location,
    url: event.url,
  }));
}
