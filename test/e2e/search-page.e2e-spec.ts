import { anAdministrator, anOwner } from '../factories/a-grant.js';
import { aWorker } from '../factories/a-worker.js';
import { aWatchedEvent, type WatchedEvent } from '../support/a-watched-event.js';
import { BrowserForm } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('the search page', () => {
  let app: TestApp;
  let show: WatchedEvent;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    show = await aWatchedEvent(app);
    await app.db.query(`update events set event_name = 'Harbor Lights' where id = $1`, [
      show.event.id,
    ]);
    await app.db.query(`update call_times set name = 'Harbor load-in' where id = $1`, [
      show.call.id,
    ]);
    await aWorker(app.db, { companyId: show.company.id, name: 'Harbor <b>Bob</b>' });
  });

  it('finds events, contacts and calls, each leading to its page', async () => {
    const { status, html, text } = await (
      await aSignedInBrowser(app, show.manager)
    ).open('/app/search/?q=harbor');
    expect(status).toBe(200);
    expect(html).toContain(`href="/app/events/${show.event.slug}/"`);
    expect(html).toContain(`href="/app/events/${show.event.slug}/#call-${show.call.slug}"`);
    expect(html).toMatch(/href="\/app\/worker\/[a-z0-9]{10}\/"/);
    expect(html).toContain('Harbor &lt;b>Bob&lt;/b>');
    expect(html).toContain('value="harbor"');
    expect(text).toMatch(/Events.*Contacts.*Calls/);
  });

  it('says what it looks for, and that there is nothing', async () => {
    const browser = await aSignedInBrowser(app, show.manager);
    expect((await browser.open('/app/search/')).text).toContain('Search by name, month or number');
    expect((await browser.open('/app/search/?q=%3Cscript%3E')).text).toContain('Nothing found for');
    expect((await browser.open(`/app/search/?q=${'x'.repeat(201)}`)).status).toBe(400);
  });

  it('as a fragment it has five of each, for the panel below the field', async () => {
    for (let n = 0; n < 7; n++)
      await aWorker(app.db, { companyId: show.company.id, name: `Harbor ${n}` });
    const browser = await aSignedInBrowser(app, show.manager);
    const answer = await browser.send('/app/search/?q=harbor', {
      headers: { 'HX-Request-Type': 'partial' },
    });
    const html = await answer.text();
    expect(html).not.toContain('<html');
    expect(html.match(/href="\/app\/worker\//g)).toHaveLength(5);
  });

  it('speaks Spanish, months too', async () => {
    await app.db.query(
      `update events set start_date = '2031-01-15', end_date = null where id = $1`,
      [show.event.id],
    );
    const browser = await aSignedInBrowser(app, show.manager, { 'accept-language': 'es' });
    const { text } = await browser.open('/app/search/?q=enero');
    expect(text).toMatch(/Buscar.*Eventos.*Harbor Lights/);
  });

  it.each`
    who                | status | finds                           | because
    ${'manager'}       | ${200} | ${['events', 'worker', 'call']} | ${'all of the own company'}
    ${'administrator'} | ${200} | ${['events', 'worker', 'call']} | ${'the company in the address'}
    ${'steward'}       | ${200} | ${['events', 'call']}           | ${'the own event, no contacts'}
    ${'otherSteward'}  | ${200} | ${[]}                           | ${'somebody else runs it'}
    ${'stranger'}      | ${200} | ${[]}                           | ${'it is another company'}
    ${'owner'}         | ${403} | ${[]}                           | ${'calls and contacts are for managers'}
  `('$who is answered $status and finds $finds: $because', async ({ who, status, finds }) => {
    const people: Record<string, { userId: number }> = {
      ...show,
      administrator: await anAdministrator(app.db),
      owner: await anOwner(app.db, show.company.id),
      stranger: (await aWatchedEvent(app)).manager,
    } as never;
    const browser = await aSignedInBrowser(app, people[who as string]!);
    const query = who === 'administrator' ? `&company=${show.company.slug}` : '';
    const answer = await browser.open(`/app/search/?q=harbor${query}`);
    expect(answer.status).toBe(status);
    const hits = [
      ...answer.html.matchAll(
        /class="found-hit"|href="\/app\/(events|worker)\/[^"]*?(#call)?[^"]*" class="found-hit"/g,
      ),
    ].map(([hit]) => (hit.includes('#call') ? 'call' : /\/app\/(\w+)\//.exec(hit)?.[1]));
    expect(hits).toEqual(finds);
  });

  it('sends visitors to the login and back', async () => {
    expect((await new BrowserForm(app.url).open('/app/search/?q=x')).path).toBe(
      '/app/login/?next=%2Fapp%2Fsearch%2F%3Fq%3Dx',
    );
  });
});
