import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import { offeredWorker } from '../support/offered-worker.js';

describe('the page of an offer', () => {
  const world = offeredWorker();
  const { anOffer, link, stateOf } = world;

  const YES = 'Yes, I’ll be there';

  it('is answered for several calls at once, and the page tells what came of each', async () => {
    const loadIn = await anOffer({ name: 'Load in', time: '07:00' }, { fcfsPositions: 1 });
    const show = await anOffer({ name: 'Show', time: '18:00', message: 'Black clothes,\nplease.' });
    const loadOut = await anOffer({ name: 'Load out', time: '23:00' });

    const page = await world.browser.open(link(loadIn.request));
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
    const after = await world.browser.submit(page, answers, 'Yes to all 3');
    expect([after.status, after.path]).toEqual([200, link(loadIn.request)]);
    expect(after.text).toContain(
      'You are confirmed for Load in on Thursday, May 1, 2031 at 7:00 AM. See you there!',
    );
    expect(after.text).toContain('You are on the list for Show.');
    expect(after.text).toContain('Thank you for telling us that you can’t work Load out.');
    expect(
      await Promise.all([loadIn, show, loadOut].map(({ request }) => stateOf(request))),
    ).toEqual(['confirmed', 'available', 'declined']);

    const again = await world.browser.open(link(loadIn.request));
    expect(again.text).not.toContain('See you there!');
    expect(again.text).toContain('Your clock-in code');
    expect(again.html).toContain('data:image/svg+xml;base64,');
    const [, spoken] = /class="code-letters"[^>]*>(\w{6})</.exec(again.html)!;
    const [, large = ''] = /href="([^"]+\/qr-code\/[^"]+)"/.exec(again.html)!;
    expect((await world.browser.open(large)).html).toContain(spoken);
  });

  it('asks for at least one answer, and says so on the form', async () => {
    const { request } = await anOffer();
    const page = await world.browser.open(link(request));
    const refused = await world.browser.submit(page);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Press yes or no for at least one call.');
    const nonsense = await world.browser.submit(page, { [`response_${request.id}`]: 'maybe' }, YES);
    expect(nonsense.status).toBe(400);
    expect(await stateOf(request)).toBe('pending');
  });

  it('tells when the first-come places are gone', async () => {
    const { request } = await anOffer({}, { fcfsPositions: 1 });
    await aRequest(world.app.db, {
      laborRequirementId: request.laborRequirementId,
      state: 'confirmed',
    });
    const page = await world.browser.open(link(request));
    expect(page.text).toContain('All first-come places of this call are taken.');
  });

  it('lets a mind be changed until the call is over', async () => {
    const { request } = await anOffer({}, { state: 'declined' });
    const page = await world.browser.open(link(request));
    await world.browser.submit(page, { [`response_${request.id}`]: 'yes' }, 'I can work after all');
    expect(await stateOf(request)).toBe('available');

    world.app.clock.setTime('2031-05-02T04:00:00Z');
    const late = await world.browser.submit(
      page,
      { [`response_${request.id}`]: 'no' },
      'I can work after all',
    );
    expect([late.status, await stateOf(request)]).toEqual([400, 'available']);
    expect(late.text).toContain('This call is over');
  });

  it('of a running call asks to come at once, and takes the yes', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { fcfsPositions: 1 });
    world.app.clock.setTime('2031-05-01T12:20:00Z');
    const page = await world.browser.open(link(request));
    expect(page.text).toContain('This call has started already. If you say yes, please come now.');
    const done = await world.browser.submit(page, { [`response_${request.id}`]: 'yes' }, YES);
    expect([done.status, await stateOf(request)]).toEqual([200, 'confirmed']);
    expect(done.text).toContain('This call has started. Please come now.');
    expect(done.text).toContain('I can’t come');
  });

  it('leaves who is there on the call, and says so', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { state: 'confirmed' });
    world.app.clock.setTime('2031-05-01T12:20:00Z');
    const ask = await world.browser.open(`/app/cancel-request/${request.tokenShort}/`);
    await world.app.db.query(
      `insert into time_entries (labor_request_id, start_at) values ($1, '2031-05-01T12:00:00Z')`,
      [request.id],
    );
    const refused = await world.browser.submit(ask);
    expect([refused.status, await stateOf(request)]).toEqual([400, 'confirmed']);
    expect(refused.text).toContain('You are clocked in; talk to your steward.');
    expect((await world.browser.open(link(request))).text).not.toContain('I can’t come');
  });

  it('speaks the language of the worker', async () => {
    world.worker = await aWorker(world.app.db, { companyId: world.company.id, language: 'es' });
    const { request } = await anOffer();
    const page = await world.browser.open(link(request));
    expect(page.html).toContain('<html lang="es">');
    expect(page.text).toContain('jueves, 1 de mayo de 2031 a las 8:00');
  });

  it('speaks Spanish where the browser does, answer and cancellation included', async () => {
    const { request } = await anOffer({ name: 'Load in' }, { fcfsPositions: 1 });
    const phone = new BrowserForm(world.app.url, { 'accept-language': 'es-US,es;q=0.9,en;q=0.8' });
    const page = await phone.open(link(request));
    expect(page.html).toContain('<html lang="es">');
    const yes = { [`response_${request.id}`]: 'yes' };
    const after = await phone.submit(page, yes, 'Sí, allí estaré');
    expect(after.text).toContain('Está confirmado para Load in');
    const ask = await phone.open(`/app/cancel-request/${request.tokenShort}/`);
    expect(ask.text).toContain('¿Cancelar este turno?');
    expect((await phone.submit(ask)).text).toContain('Ya no está en Load in.');
    const english = new BrowserForm(world.app.url, {
      'accept-language': 'en-US,en;q=0.9,es;q=0.1',
    });
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
    const page = await world.browser.open(link(late.request));
    expect(order(page.html)).toEqual(ids);
    const answer = { response_all: 'no', [`response_${early.request.id}`]: 'yes' };
    expect(order((await world.browser.submit(page, answer, 'No to all 2')).html)).toEqual(ids);
    expect(await Promise.all([stateOf(early.request), stateOf(late.request)])).toEqual([
      'available',
      'declined',
    ]);
    const change = { [`response_${early.request.id}`]: 'no' };
    const changed = await world.browser.submit(page, change);
    expect(changed.path).toBe(`${link(late.request)}#call-${early.request.id}`);
  });

  it('tells where, how long and whom to call', async () => {
    const { request } = await anOffer({ name: 'Load in', time: '22:00', expectedMinutes: 390 });
    await world.app.db.query(`update companies set phone_number = '+12125550142' where id = $1`, [
      world.company.id,
    ]);
    const page = await world.browser.open(link(request));
    expect(page.text.replaceAll('\u00a0', ' ')).toContain('about 6 h 30, until 4:30 AM');
    expect(page.html).toContain('href="tel:+12125550142"');
  });

  it('S15 needs a form of ours to be answered', async () => {
    const { request } = await anOffer();
    await world.browser.open(link(request));
    const forged = await world.browser.send(link(request), {
      method: 'POST',
      body: `response_${request.id}=yes`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([forged.status, await stateOf(request)]).toEqual([403, 'pending']);
    expect(await forged.text()).toContain('Open the page again');
  });

  it('is told kindly when nobody knows the link', async () => {
    const { request } = await anOffer();
    const unknown = await world.browser.open(`/app/event/${world.event.slug}/confirm/nobody1234/`);
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('This link no longer works'),
    ]);
    expect(
      (await world.browser.open(`/app/event/nothing/confirm/${request.tokenShort}/`)).status,
    ).toBe(404);
  });
});
