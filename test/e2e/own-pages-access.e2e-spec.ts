import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import { PageClient } from '../support/page-client.js';
import { patiently } from '../support/patiently.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { ownPages, NEXT, REQUESTS, HOURS, ME } from '../support/own-pages.js';

describe('a worker’s own pages', () => {
  const pages = ownPages();
  const { asked, aPlace, send, answer, stateOf, confirmed } = pages;

  it('nobody answers for somebody else, nothing is done by a GET, and other actions do not exist', async () => {
    const { request, of } = await asked(pages.north, { name: 'Load in' });
    const stranger = await aRequest(pages.app.db, { laborRequirementId: of.laborRequirementId });
    const queued = await aPlace(pages.south);
    const unsent = await aRequest(pages.app.db, { ...queued.of, sentAt: null });
    for (const [id, action] of [
      [stranger.id, 'confirm'],
      [stranger.id, 'cancel'],
      [unsent.id, 'confirm'],
      [request.id, 'ncns'],
      [request.id, 'constructor'],
      [99_999_999, 'decline'],
    ] as const)
      expect((await send(answer(id, action))).status).toBe(404);
    expect((await pages.browser.open(answer(request.id, 'confirm'))).status).toBe(405);
    for (const each of [stranger, unsent, request]) expect(await stateOf(each)).toBe('pending');
  });

  it('are for workers only', async () => {
    const { request } = await asked(pages.north, { name: 'Load in' });
    for (const person of [
      await aManager(pages.app.db, pages.north.id),
      await anOwner(pages.app.db, pages.north.id),
      await aSteward(pages.app.db, pages.north.id),
      await anAdministrator(pages.app.db),
    ]) {
      const other = await aSignedInBrowser(pages.app, person);
      for (const path of [NEXT, REQUESTS, HOURS, ME])
        expect((await other.open(path)).status).toBe(403);
      expect((await send(answer(request.id, 'confirm'), other)).status).toBe(403);
    }
    expect(await stateOf(request)).toBe('pending');
    const visitor = await fetch(`${pages.app.url}${NEXT}`, { redirect: 'manual' });
    expect(visitor.headers.get('location')).toBe(`/app/login/?next=${encodeURIComponent(NEXT)}`);
  });

  it('a manager who is a worker too reaches both from the account menu', async () => {
    const manager = await aManager(pages.app.db, pages.north.id);
    await aWorker(pages.app.db, { companyId: pages.south.id, userId: manager.userId });
    const both = await aSignedInBrowser(pages.app, manager);
    const office = await both.open('/app/dashboard/');
    expect(office.path).toBe('/app/dashboard/');
    expect(office.html).toContain(`href="${NEXT}"`);
    const own = await both.open(NEXT);
    expect(own.text).toContain('You work for South Crew.');
    expect(own.text).toContain('Back to the office');
    expect(own.html).toContain(`href="${REQUESTS}"`);
    expect(own.html).not.toContain('href="/app/workers/"');
  });

  it('shows the code when the call is near, as a picture and as six characters', async () => {
    const { event, request } = await confirmed(pages.north, { name: 'Load in', time: '08:00' });
    await pages.app.db.query('update companies set time_tracking = true where id = $1', [
      pages.north.id,
    ]);
    await pages.app.db.query('insert into clock_in_tokens (event_id, worker_id) values ($1, $2)', [
      event.id,
      request.workerId,
    ]);
    const far = await pages.browser.open(NEXT);
    expect(far.text).toContain('Show my code');
    expect(far.html).not.toContain('data:image/svg+xml');
    pages.app.clock.setTime('2031-05-01T10:30:00Z');
    pages.browser = await aSignedInBrowser(pages.app, { userId: pages.user.id });
    const near = await pages.browser.open(NEXT);
    expect(near.html).toContain('data:image/svg+xml');
    expect(near.text).toMatch(/To read out: [CDFGHJKMNPQRTVWXY234679]{6} /);
  });

  it('has an address for the calendar, which can be renewed and ended', async () => {
    const addressOn = ({ html }: { html: string }): string | undefined =>
      /name="address"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="address"/
        .exec(html)
        ?.slice(1)
        .find(Boolean);
    const here = (address: string): string => `${pages.app.url}${new URL(address).pathname}`;
    let me = await pages.browser.open(ME);
    expect(addressOn(me)).toBeUndefined();
    const first = addressOn(
      (me = await pages.browser.submit(me, { feed: 'renew' }, 'Make an address')),
    )!;
    expect(me.text).toContain('Your calendar has an address.');
    expect((await fetch(here(first))).status).toBe(200);
    const second = addressOn((me = await pages.browser.submit(me, { feed: 'renew' }, 'address')))!;
    expect(second).not.toBe(first);
    expect((await fetch(here(first))).status).toBe(404);
    me = await pages.browser.submit(me, { feed: 'end' }, 'address');
    expect(addressOn(me)).toBeUndefined();
    expect((await fetch(here(second))).status).toBe(404);
  });

  it('is live: an offer that is sent stands there at once, and nobody else’s room opens', async () => {
    const cookie = `callmanager_session=${pages.browser.cookie('callmanager_session')}`;
    const tab = await PageClient.open(pages.app.url, REQUESTS, 'own-work', cookie);
    try {
      expect(tab.content).toContain('Nothing to answer');
      const place = await aPlace(pages.north, { name: 'Strike' });
      await aRequest(pages.app.db, { ...place.of, sentAt: null });
      const manager = await pages.app.as(await aManager(pages.app.db, pages.north.id));
      const sent = await manager.post(`/event/${place.event.slug}/send-messages/`);
      expect(sent.body.message).toContain('1 message queued');
      await patiently('the offer on the open page', () => tab.content.includes('Strike'));
    } finally {
      tab.end();
    }
    const steward = await aSignedInBrowser(pages.app, await aSteward(pages.app.db, pages.north.id));
    const refused = new WebSocket(
      `${pages.app.url.replace('http', 'ws')}/ws/pages/?room=own-work`,
      {
        headers: {
          cookie: `callmanager_session=${steward.cookie('callmanager_session')}`,
          origin: pages.app.url,
        },
      },
    );
    const [, answer] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(answer.statusCode).toBe(403);
  });

  it('cost the same number of statements for one call and for many', async () => {
    const cost = async (path: string): Promise<number> =>
      (await recordStatements(pages.app.db, () => pages.browser.open(path))).length;
    await confirmed(pages.north, { name: 'Load in', time: '07:00' });
    await asked(pages.south, { name: 'Strike', time: '15:00' });
    await pages.browser.open(NEXT);
    const before = [await cost(NEXT), await cost(REQUESTS), await cost(HOURS), await cost(ME)];
    expect(before).toEqual([9, 8, 5, 4]);
    for (let nth = 0; nth < 4; nth++) {
      await confirmed(pages.south, { name: `Call ${nth}`, time: '09:00' });
      await asked(pages.north, { name: `Offer ${nth}`, time: '10:00' });
    }
    expect([await cost(NEXT), await cost(REQUESTS), await cost(HOURS), await cost(ME)]).toEqual(
      before,
    );
  });
});
