import ICAL from 'ical.js';
import { LaborRequest, TimeChange } from '#libs/labor';
import { aManager } from '../factories/a-grant.js';
import { offeredWorker } from '../support/offered-worker.js';

describe('the page of a confirmed call', () => {
  const world = offeredWorker();
  const { anOffer, link, stateOf } = world;

  it('goes into calendars', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    const page = await world.browser.open(link(request));
    const google =
      /href="(https:\/\/calendar\.google\.com[^"]+)"/
        .exec(page.html)?.[1]
        ?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(google).searchParams.get('dates')).toBe('20310501T080000/20310501T120000');
    expect(new URL(google).searchParams.get('text')).toBe('Spring <b>Festival</b> - Load in');

    const file = await world.browser.send(`${link(request)}calendar.ics`, { method: 'GET' });
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
      (await world.browser.send(`${link(request)}calendar.ics`, { method: 'GET' })).text();
    const sequenceOf = (file: string): number => Number(/^SEQUENCE:(\d+)\r$/m.exec(file)![1]);
    const first = await calendar();
    expect(first).toContain('DTEND;TZID=America/New_York:20310501T143000');
    expect(first).toContain('STATUS:CONFIRMED');
    expect(first).toMatch(/^LAST-MODIFIED:\d{8}T\d{6}Z\r$/m);
    const page = await world.browser.open(link(request));
    expect(page.html).toContain('20310501T080000%2F20310501T143000');

    const manager = await world.app.as(await aManager(world.app.db, world.company.id));
    await manager.patch(`/call-times/${call.slug}/edit/`, { expected_hours: 4, time: '09:00' });
    const second = await calendar();
    expect(second).toContain('DTEND;TZID=America/New_York:20310501T130000');
    expect(sequenceOf(second)).toBeGreaterThan(sequenceOf(first));

    await world.app
      .visitor()
      .post(`/user/request/${request.tokenShort}/action/`, { action: 'cancel' });
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
      const file = await world.browser.send(`${link(of)}calendar.ics`, { method: 'GET' });
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

    world.app.clock.setTime('2031-04-21T12:00:00Z');
    const manager = await world.app.as(await aManager(world.app.db, world.company.id));
    await manager.post(`/request/${request.tokenShort}/action/`, { action: 'delete' });
    expect((await world.browser.open(link(request))).status).toBe(404);
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
    const ask = await world.browser.open(`/app/cancel-request/${request.tokenShort}/`);
    expect([ask.status, ask.text]).toEqual([200, expect.stringContaining('Cancel this call?')]);
    expect(await stateOf(request)).toBe('confirmed');

    const done = await world.browser.submit(ask, {}, 'Yes, I can’t come');
    expect([done.path, await stateOf(request)]).toEqual([link(request), 'canceled']);
    expect(done.text).toContain('You are no longer on Load in.');

    const again = await world.browser.submit(ask, {}, 'Yes, I can’t come');
    expect([again.path, await stateOf(request)]).toEqual([link(request), 'canceled']);
    expect(again.text).toContain('You are no longer on Load in.');

    await world.app.db.query(`update labor_requests set state = 'declined' where id = $1`, [
      request.id,
    ]);
    const refused = await world.browser.submit(ask, {}, 'Yes, I can’t come');
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Only a confirmed request can be canceled'),
    ]);
  });

  it('that moves is answered once', async () => {
    const { request } = await anOffer({ name: 'Load in', time: '09:30' }, { state: 'confirmed' });
    const change = await world.app.db.manager.save(
      world.app.db.manager.create(TimeChange, {
        laborRequestId: request.id,
        previousDate: '2031-05-01',
        previousTime: '08:00:00',
        expiresAt: new Date('2031-04-27T12:00:00Z'),
      }),
    );
    const path = `/app/call/confirm-time-change/${change.token}/`;
    const page = await world.browser.open(path);
    expect(page.text).toContain(
      'Before Thursday, May 1, 2031 at 8:00 AM New time Thursday, May 1, 2031 at 9:30 AM',
    );
    expect((await world.browser.submit(page)).text).toContain(
      'Choose whether you can work at the new time.',
    );
    const maybe = await world.browser.submit(page, { answer: 'maybe', message: 'Ask me later' });
    expect([maybe.status, maybe.text, maybe.html]).toEqual([
      400,
      expect.stringContaining('Choose whether you can work at the new time.'),
      expect.stringContaining('Ask me later'),
    ]);
    const long = await world.browser.submit(page, { answer: 'can', message: 'x'.repeat(501) });
    expect(long.text).toContain('below 500 characters');

    const thanks = await world.browser.submit(page, { answer: 'cant', message: 'After noon only' });
    expect([thanks.status, thanks.text]).toEqual([
      200,
      expect.stringContaining('Your manager will get in touch'),
    ]);
    const stored = await world.app.db.manager.findOneByOrFail(TimeChange, { id: change.id });
    expect([stored.cantDoIt, stored.message, await stateOf(request)]).toEqual([
      true,
      'After noon only',
      'confirmed',
    ]);

    const used = await world.browser.open(path);
    expect([used.status, used.text]).toEqual([
      404,
      expect.stringContaining('This question is closed'),
    ]);
    expect((await world.browser.open('/app/call/confirm-time-change/nonsense/')).status).toBe(404);
  });
});
