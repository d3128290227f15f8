import { ClockInToken } from '#libs/time-entry';
import { aManager } from '../factories/a-grant.js';
import { BrowserForm } from '../support/browser-form.js';
import { offeredWorker } from '../support/offered-worker.js';

describe('pages at the entrance', () => {
  const world = offeredWorker();
  const { anOffer } = world;

  async function aToken(): Promise<string> {
    return (
      await world.app.db.manager.save(
        world.app.db.manager.create(ClockInToken, {
          eventId: world.event.id,
          workerId: world.worker.id,
        }),
      )
    ).token;
  }

  it('a worker clocks in and out on their own phone', async () => {
    await anOffer({ name: 'Load in', time: '08:00' }, { state: 'confirmed' });
    const path = `/app/clock-in/${await aToken()}/`;
    const early = await world.browser.open(path);
    expect([early.status, early.text]).toEqual([
      200,
      expect.stringContaining('Please see your steward'),
    ]);

    world.app.clock.setTime('2031-05-01T11:50:00Z');
    const door = await world.browser.open(path);
    const inside = await world.browser.submit(door, { action: 'clock_in' }, 'Clock in');
    expect(inside.text).toContain('You are clocked in for Load in at 8:00 AM.');
    expect(inside.text).toContain('Clocked in since 7:50 AM');
    expect(inside.text).not.toContain('Clock out');
    world.app.clock.setTime('2031-05-01T11:58:00Z');
    const tooEarly = await world.browser.submit(door, { action: 'clock_out' });
    expect(tooEarly.text).toContain('You are in since 7:50 AM.');

    world.app.clock.setTime('2031-05-01T20:00:00Z');
    const outside = await world.browser.submit(
      await world.browser.open(path),
      { action: 'clock_out' },
      'Clock out',
    );
    expect(outside.text).toContain('You are clocked out of Load in at 4:00 PM.');
  });

  it('a code is shown large, and a station takes it', async () => {
    await anOffer({ name: 'Load in', time: '08:00' }, { state: 'confirmed' });
    const token = await aToken();
    const code = await world.browser.open(`/app/event/${world.event.slug}/qr-code/${token}/`);
    expect([code.status, code.text]).toEqual([
      200,
      expect.stringContaining('Show this to your steward'),
    ]);

    world.app.clock.setTime('2031-05-01T11:50:00Z');
    const manager = await world.app.as(await aManager(world.app.db, world.company.id));
    const { body } = await manager.post(`/event/${world.event.slug}/generate-station/`);
    const station = new URL(body.station_url as string).pathname;
    expect(station).toMatch(/^\/app\/signin-station\//);

    const kiosk = new BrowserForm(world.app.url);
    const page = await kiosk.open(station);
    const refused = await kiosk.submit(page, { code: 'what is this' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('No crew code')]);
    const done = await kiosk.submit(page, { code: `${world.app.url}/app/clock-in/${token}/` });
    expect([done.status, done.text]).toEqual([
      200,
      expect.stringContaining('Dana, you are clocked in for Load in at 8:00 AM.'),
    ]);
    world.app.clock.setTime('2031-05-01T11:55:00Z');
    const again = await kiosk.submit(page, { code: `${world.app.url}/app/clock-in/${token}/` });
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
      const page = await world.browser.open(path);
      expect([path, page.status, page.text]).toEqual([
        path,
        404,
        expect.stringContaining('This link no longer works'),
      ]);
    }
  });
});
