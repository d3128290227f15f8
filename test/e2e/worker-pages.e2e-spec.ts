import ICAL from 'ical.js';
import { Company, LaborType } from '#libs/company';
import { CallTime } from '#libs/call-time';
import { Event } from '#libs/event';
import { LaborRequest, TimeChange, type Worker } from '#libs/labor';
import { ClockInToken } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const YES = 'Yes, I’ll be there';

let app: TestApp;
let company: Company;
let event: Event;
let skill: LaborType;
let worker: Worker;
let browser: BrowserForm;

beforeAll(async () => {
  app = await aTestApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  app.clock.setTime('2031-04-20T12:00:00Z');
  company = await aCompany(app.db, { name: 'North Stage' });
  event = await anEvent(app.db, { companyId: company.id, eventName: 'Spring <b>Festival</b>' });
  skill = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
  worker = await aWorker(app.db, { companyId: company.id, name: 'Dana' });
  browser = new BrowserForm(app.url);
});

async function anOffer(
  call: Partial<CallTime> = {},
  given: Partial<LaborRequest> & { fcfsPositions?: number } = {},
): Promise<{ request: LaborRequest; call: CallTime }> {
  const { fcfsPositions = 0, ...more } = given;
  const made = await aCall(app.db, { eventId: event.id, ...call });
  const requirement = await aRequirement(app.db, {
    callTimeId: made.id,
    laborTypeId: skill.id,
    fcfsPositions,
  });
  return {
    call: made,
    request: await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
      ...more,
    }),
  };
}

function link(request: LaborRequest): string {
  return `/app/event/${event.slug}/confirm/${request.tokenShort}/`;
}

async function stateOf({ id }: LaborRequest): Promise<string> {
  return (await app.db.manager.findOneByOrFail(LaborRequest, { id })).state;
}

describe('an offer', () => {
  it('is answered for several calls at once, and the page tells what came of each', async () => {
    const loadIn = await anOffer({ name: 'Load in', time: '07:00' }, { fcfsPositions: 1 });
    const show = await anOffer({ name: 'Show', time: '18:00', message: 'Black clothes,\nplease.' });
    const loadOut = await anOffer({ name: 'Load out', time: '23:00' });

    const page = await browser.open(link(loadIn.request));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Thursday, May 1, 2031 at 7:00 AM');
    expect(page.text).toContain('Black clothes, please.');
    expect(page.text).toContain('All times are local to the venue (Eastern Time).');
    expect(page.html).toContain('Spring &lt;b>Festival&lt;/b>');

    const answers = {
      [`response_${show.request.id}`]: 'yes',
      [`response_${loadOut.request.id}`]: 'no',
      response_all: 'yes',
    };
    const after = await browser.submit(page, answers, 'Yes to all 3');
    expect([after.status, after.path]).toEqual([200, link(loadIn.request)]);
    expect(after.text).toContain(
      'You are confirmed for Load in on Thursday, May 1, 2031 at 7:00 AM. See you there!',
    );
    expect(after.text).toContain('You are on the list for Show.');
    expect(after.text).toContain('Thank you for telling us that you can’t work Load out.');
    expect(
      await Promise.all([loadIn, show, loadOut].map(({ request }) => stateOf(request))),
    ).toEqual(['confirmed', 'available', 'declined']);

    const again = await browser.open(link(loadIn.request));
    expect(again.text).not.toContain('See you there!');
    expect(again.text).toContain('Your clock-in code');
    expect(again.html).toContain('data:image/svg+xml;base64,');
    const [, spoken] = /class="code-letters"[^>]*>(\w{6})</.exec(again.html)!;
    const [, large = ''] = /href="([^"]+\/qr-code\/[^"]+)"/.exec(again.html)!;
    expect((await browser.open(large)).html).toContain(spoken);
  });

  it('asks for at least one answer, and says so on the form', async () => {
    const { request } = await anOffer();
    const page = await browser.open(link(request));
    const refused = await browser.submit(page, {}, YES);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Press yes or no for at least one call.');
    const nonsense = await browser.submit(page, { [`response_${request.id}`]: 'maybe' }, YES);
    expect(nonsense.status).toBe(400);
    expect(await stateOf(request)).toBe('pending');
  });

  it('tells when the first-come places are gone', async () => {
    const { request } = await anOffer({}, { fcfsPositions: 1 });
    await aRequest(app.db, { laborRequirementId: request.laborRequirementId, state: 'confirmed' });
    const page = await browser.open(link(request));
    expect(page.text).toContain('All first-come places of this call are taken.');
  });

  it('lets a mind be changed until the call is over', async () => {
    const { request } = await anOffer({}, { state: 'declined' });
    const page = await browser.open(link(request));
    await browser.submit(page, { [`response_${request.id}`]: 'yes' }, 'I can work after all');
    expect(await stateOf(request)).toBe('available');

    app.clock.setTime('2031-05-02T04:00:00Z');
    const late = await browser.submit(
      page,
      { [`response_${request.id}`]: 'no' },
      'I can work after all',
    );
    expect([late.status, await stateOf(request)]).toEqual([400, 'available']);
    expect(late.text).toContain('This call is over');
  });

  it('of a running call asks to come at once, and takes the yes', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { fcfsPositions: 1 });
    app.clock.setTime('2031-05-01T12:20:00Z');
    const page = await browser.open(link(request));
    expect(page.text).toContain('This call has started already. If you say yes, please come now.');
    const done = await browser.submit(page, { [`response_${request.id}`]: 'yes' }, YES);
    expect([done.status, await stateOf(request)]).toEqual([200, 'confirmed']);
    expect(done.text).toContain('This call has started. Please come now.');
    expect(done.text).toContain('I can’t come');
  });

  it('leaves who is there on the call, and says so', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    app.clock.setTime('2031-05-01T12:20:00Z');
    const ask = await browser.open(`/app/cancel-request/${request.tokenShort}/`);
    await app.db.query(
      `insert into time_entries (labor_request_id, start_at) values ($1, '2031-05-01T12:00:00Z')`,
      [request.id],
    );
    const refused = await browser.submit(ask);
    expect([refused.status, await stateOf(request)]).toEqual([400, 'confirmed']);
    expect(refused.text).toContain('You are clocked in; talk to your steward.');
    expect((await browser.open(link(request))).text).not.toContain('I can’t come');
  });

  it('speaks the language of the worker', async () => {
    worker = await aWorker(app.db, { companyId: company.id, language: 'es' });
    const { request } = await anOffer();
    const page = await browser.open(link(request));
    expect(page.html).toContain('<html lang="es">');
    expect(page.text).toContain('jueves, 1 de mayo de 2031 a las 8:00');
  });

  it('speaks Spanish where the browser does, answer and cancellation included', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { fcfsPositions: 1 });
    const phone = new BrowserForm(app.url, { 'accept-language': 'es-US,es;q=0.9,en;q=0.8' });
    const page = await phone.open(link(request));
    expect(page.html).toContain('<html lang="es">');
    const yes = { [`response_${request.id}`]: 'yes' };
    const after = await phone.submit(page, yes, 'Sí, allí estaré');
    expect(after.text).toContain('Está confirmado para Load in');
    const ask = await phone.open(`/app/cancel-request/${request.tokenShort}/`);
    expect(ask.text).toContain('¿Cancelar este turno?');
    expect((await phone.submit(ask)).text).toContain('Ya no está en Load in.');
    const english = new BrowserForm(app.url, { 'accept-language': 'en-US,en;q=0.9,es;q=0.1' });
    expect((await english.open(link(request))).html).toContain('<html lang="en">');
  });

  it('shows the link’s own call first, and none of the others moves by an answer', async () => {
    const [early, late] = [
      await anOffer({ name: 'Early', time: '07:00' }),
      await anOffer({ name: 'Late', time: '18:00' }),
    ];
    const order = (html: string) =>
      [...html.matchAll(/id="call-(\d+)"/g)].map(([, id]) => Number(id));
    const ids = [late.request.id, early.request.id];
    const page = await browser.open(link(late.request));
    expect(order(page.html)).toEqual(ids);
    const answer = { response_all: 'no', [`response_${early.request.id}`]: 'yes' };
    expect(order((await browser.submit(page, answer, 'No to all 2')).html)).toEqual(ids);
    expect(await Promise.all([stateOf(early.request), stateOf(late.request)])).toEqual([
      'available',
      'declined',
    ]);
    const change = { [`response_${early.request.id}`]: 'no' };
    const changed = await browser.submit(page, change, YES);
    expect(changed.path).toBe(`${link(late.request)}#call-${early.request.id}`);
  });

  it('tells where, how long and whom to call', async () => {
    const { request } = await anOffer({ name: 'Load in', time: '22:00', expectedMinutes: 390 });
    await app.db.query(`update companies set phone_number = '+12125550142' where id = $1`, [
      company.id,
    ]);
    const page = await browser.open(link(request));
    expect(page.text.replaceAll('\u00a0', ' ')).toContain('about 6 h 30, until 4:30 AM');
    expect(page.html).toContain('href="tel:+12125550142"');
  });

  it('S15 needs a form of ours to be answered', async () => {
    const { request } = await anOffer();
    await browser.open(link(request));
    const forged = await browser.send(link(request), {
      method: 'POST',
      body: `response_${request.id}=yes`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([forged.status, await stateOf(request)]).toEqual([403, 'pending']);
    expect(await forged.text()).toContain('Open the page again');
  });

  it('is told kindly when nobody knows the link', async () => {
    const { request } = await anOffer();
    const unknown = await browser.open(`/app/event/${event.slug}/confirm/nobody1234/`);
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('This link no longer works'),
    ]);
    expect((await browser.open(`/app/event/nothing/confirm/${request.tokenShort}/`)).status).toBe(
      404,
    );
  });
});

describe('a confirmed call', () => {
  it('goes into calendars', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    const page = await browser.open(link(request));
    const google =
      /href="(https:\/\/calendar\.google\.com[^"]+)"/
        .exec(page.html)?.[1]
        ?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(google).searchParams.get('dates')).toBe('20310501T080000/20310501T120000');
    expect(new URL(google).searchParams.get('text')).toBe('Spring <b>Festival</b> - Load in');

    const file = await browser.send(`${link(request)}calendar.ics`, { method: 'GET' });
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(await file.text()).toContain('DTSTART;TZID=America/New_York:20310501T080000');
  });

  it('ends in calendars when it is planned to, and is canceled there once it is', async () => {
    const { request, call } = await anOffer(
      { name: 'Load in', expectedMinutes: 390 },
      { state: 'confirmed' },
    );
    const calendar = async (): Promise<string> =>
      (await browser.send(`${link(request)}calendar.ics`, { method: 'GET' })).text();
    const sequenceOf = (file: string): number => Number(/^SEQUENCE:(\d+)\r$/m.exec(file)![1]);
    const first = await calendar();
    expect(first).toContain('DTEND;TZID=America/New_York:20310501T143000');
    expect(first).toContain('STATUS:CONFIRMED');
    expect(first).toMatch(/^LAST-MODIFIED:\d{8}T\d{6}Z\r$/m);
    const page = await browser.open(link(request));
    expect(page.html).toContain('20310501T080000%2F20310501T143000');

    const manager = await app.as(await aManager(app.db, company.id));
    await manager.patch(`/call-times/${call.slug}/edit/`, { expected_hours: 4, time: '09:00' });
    const second = await calendar();
    expect(second).toContain('DTEND;TZID=America/New_York:20310501T130000');
    expect(sequenceOf(second)).toBeGreaterThan(sequenceOf(first));

    await app.visitor().post(`/user/request/${request.tokenShort}/action/`, { action: 'cancel' });
    const third = await calendar();
    expect(third).toContain('STATUS:CANCELLED');
    expect(third).toContain('LAST-MODIFIED:20310420T120000Z');
    expect(sequenceOf(third)).toBeGreaterThan(sequenceOf(second));
    expect(/^UID:.*$/m.exec(third)![0]).toBe(/^UID:.*$/m.exec(first)![0]);
  });

  it('is canceled in calendars for thirty days when its request is deleted, where the page is gone', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    const { request: other } = await anOffer({ name: 'Load out' }, { state: 'confirmed' });
    const entries = async (of: LaborRequest) => {
      const file = await browser.send(`${link(of)}calendar.ics`, { method: 'GET' });
      expect(file.status).toBe(200);
      return new ICAL.Component(ICAL.parse(await file.text()) as never)
        .getAllSubcomponents('vevent')
        .map((entry) => ({
          uid: entry.getFirstPropertyValue('uid'),
          status: entry.getFirstPropertyValue('status'),
          sequence: Number(entry.getFirstPropertyValue('sequence')),
          modified: String(entry.getFirstPropertyValue('last-modified')),
        }));
    };
    const [before] = await entries(request);
    expect(before!.status).toBe('CONFIRMED');

    app.clock.setTime('2031-04-21T12:00:00Z');
    const manager = await app.as(await aManager(app.db, company.id));
    await manager.post(`/request/${request.tokenShort}/action/`, { action: 'delete' });
    expect((await browser.open(link(request))).status).toBe(404);
    for (const each of [request, other]) {
      const after = (await entries(each)).find(({ uid }) => uid === before!.uid);
      expect(after).toMatchObject({ status: 'CANCELLED', modified: '2031-04-21T12:00:00Z' });
      expect(after!.sequence).toBeGreaterThan(before!.sequence);
    }
    expect((await entries(other)).map(({ status }) => status).sort()).toEqual([
      'CANCELLED',
      'CONFIRMED',
    ]);
  });

  it('S15 is canceled by a button, never by opening the link', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    const ask = await browser.open(`/app/cancel-request/${request.tokenShort}/`);
    expect([ask.status, ask.text]).toEqual([200, expect.stringContaining('Cancel this call?')]);
    expect(await stateOf(request)).toBe('confirmed');

    const done = await browser.submit(ask, {}, 'Yes, I can’t come');
    expect([done.path, await stateOf(request)]).toEqual([link(request), 'canceled']);
    expect(done.text).toContain('You are no longer on Load in.');

    const again = await browser.submit(ask, {}, 'Yes, I can’t come');
    expect([again.path, await stateOf(request)]).toEqual([link(request), 'canceled']);
    expect(again.text).toContain('You are no longer on Load in.');

    await app.db.query(`update labor_requests set state = 'declined' where id = $1`, [request.id]);
    const refused = await browser.submit(ask, {}, 'Yes, I can’t come');
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Only a confirmed request can be canceled'),
    ]);
  });

  it('that moves is answered once', async () => {
    const { request } = await anOffer({ name: 'Load in', time: '09:30' }, { state: 'confirmed' });
    const change = await app.db.manager.save(
      app.db.manager.create(TimeChange, {
        laborRequestId: request.id,
        previousDate: '2031-05-01',
        previousTime: '08:00:00',
        expiresAt: new Date('2031-04-27T12:00:00Z'),
      }),
    );
    const path = `/app/call/confirm-time-change/${change.token}/`;
    const page = await browser.open(path);
    expect(page.text).toContain(
      'Before Thursday, May 1, 2031 at 8:00 AM New time Thursday, May 1, 2031 at 9:30 AM',
    );
    expect((await browser.submit(page)).text).toContain(
      'Choose whether you can work at the new time.',
    );
    const maybe = await browser.submit(page, { answer: 'maybe', message: 'Ask me later' });
    expect([maybe.status, maybe.text, maybe.html]).toEqual([
      400,
      expect.stringContaining('Choose whether you can work at the new time.'),
      expect.stringContaining('Ask me later'),
    ]);
    const long = await browser.submit(page, { answer: 'can', message: 'x'.repeat(501) });
    expect(long.text).toContain('below 500 characters');

    const thanks = await browser.submit(page, { answer: 'cant', message: 'After noon only' });
    expect([thanks.status, thanks.text]).toEqual([
      200,
      expect.stringContaining('Your manager will get in touch'),
    ]);
    const stored = await app.db.manager.findOneByOrFail(TimeChange, { id: change.id });
    expect([stored.cantDoIt, stored.message, await stateOf(request)]).toEqual([
      true,
      'After noon only',
      'confirmed',
    ]);

    const used = await browser.open(path);
    expect([used.status, used.text]).toEqual([
      404,
      expect.stringContaining('This question is closed'),
    ]);
    expect((await browser.open('/app/call/confirm-time-change/nonsense/')).status).toBe(404);
  });
});

describe('at the entrance', () => {
  async function aToken(): Promise<string> {
    return (
      await app.db.manager.save(
        app.db.manager.create(ClockInToken, { eventId: event.id, workerId: worker.id }),
      )
    ).token;
  }

  it('a worker clocks in and out on their own phone', async () => {
    await anOffer({ name: 'Load in', time: '08:00' }, { state: 'confirmed' });
    const path = `/app/clock-in/${await aToken()}/`;
    const early = await browser.open(path);
    expect([early.status, early.text]).toEqual([
      200,
      expect.stringContaining('Please see your steward'),
    ]);

    app.clock.setTime('2031-05-01T11:50:00Z');
    const door = await browser.open(path);
    const inside = await browser.submit(door, { action: 'clock_in' }, 'Clock in');
    expect(inside.text).toContain('You are clocked in for Load in at 8:00 AM.');
    expect(inside.text).toContain('Clocked in since 7:50 AM');
    expect(inside.text).not.toContain('Clock out');
    app.clock.setTime('2031-05-01T11:58:00Z');
    const tooEarly = await browser.submit(door, { action: 'clock_out' });
    expect(tooEarly.text).toContain('You are in since 7:50 AM.');

    app.clock.setTime('2031-05-01T20:00:00Z');
    const outside = await browser.submit(
      await browser.open(path),
      { action: 'clock_out' },
      'Clock out',
    );
    expect(outside.text).toContain('You are clocked out of Load in at 4:00 PM.');
  });

  it('a code is shown large, and a station takes it', async () => {
    await anOffer({ name: 'Load in', time: '08:00' }, { state: 'confirmed' });
    const token = await aToken();
    const code = await browser.open(`/app/event/${event.slug}/qr-code/${token}/`);
    expect([code.status, code.text]).toEqual([
      200,
      expect.stringContaining('Show this to your steward'),
    ]);

    app.clock.setTime('2031-05-01T11:50:00Z');
    const manager = await app.as(await aManager(app.db, company.id));
    const { body } = await manager.post(`/event/${event.slug}/generate-station/`);
    const station = new URL(body.station_url as string).pathname;
    expect(station).toMatch(/^\/app\/signin-station\//);

    const kiosk = new BrowserForm(app.url);
    const page = await kiosk.open(station);
    const refused = await kiosk.submit(page, { code: 'what is this' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('No crew code')]);
    const done = await kiosk.submit(page, { code: `${app.url}/app/clock-in/${token}/` });
    expect([done.status, done.text]).toEqual([
      200,
      expect.stringContaining('Dana, you are clocked in for Load in at 8:00 AM.'),
    ]);
    app.clock.setTime('2031-05-01T11:55:00Z');
    const again = await kiosk.submit(page, { code: `${app.url}/app/clock-in/${token}/` });
    expect(again.text).toContain('Dana: You are in since 7:50 AM.');
    expect(kiosk.cookie('callmanager_session')).toBeUndefined();
  });

  it('codes and stations nobody knows are told kindly', async () => {
    const nobody = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';
    for (const path of [
      `/app/clock-in/${nobody}/`,
      '/app/clock-in/x/',
      `/app/event/x/qr-code/${nobody}/`,
      `/app/signin-station/${nobody}/`,
    ]) {
      const page = await browser.open(path);
      expect([path, page.status, page.text]).toEqual([
        path,
        404,
        expect.stringContaining('This link no longer works'),
      ]);
    }
  });
});
