import { anAdministrator, anOwner } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const FEED = '/app/notifications/';
const FRAGMENT = { 'HX-Request-Type': 'partial' };

describe('the notifications page', () => {
  let app: TestApp;
  let show: WatchedEvent;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    show = await aWatchedEvent(app);
    browser = await aSignedInBrowser(app, show.manager);
  });

  async function answers(
    count: number,
    { place, requirement }: WatchedEvent = show,
  ): Promise<void> {
    for (let n = 0; n < count; n++) {
      const request = await aRequest(app.db, { laborRequirementId: requirement.id });
      await answerYes(app, {
        place: { ...place, requestId: request.id, workerId: request.workerId },
      });
    }
  }

  const idsOf = async (companyId = show.company.id): Promise<number[]> =>
    (
      await app.db.query<{ id: number }[]>(
        'select id from notifications where company_id = $1 order by id desc',
        [companyId],
      )
    ).map(({ id }) => id);

  const shown = ({ html }: LoadedPage): number[] =>
    [...html.matchAll(/<li id="notification-(\d+)"/g)].map(([, id]) => Number(id));

  const fragment = async (path: string): Promise<string> =>
    (await browser.send(path, { headers: FRAGMENT })).text();

  it('shows the feed, newest first, each line leading to its requirement, and counts it at the bell', async () => {
    await answers(2);
    const opened = await browser.open(FEED);
    expect(shown(opened)).toEqual(await idsOf());
    expect(opened.html).toContain(`href="/app/labor/${show.requirement.slug}/requests/"`);
    expect(opened.html).toContain('2 unread notifications');
    expect(opened.html).toMatch(/<main[^>]*data-room="notifications"[^>]*data-version="\d+"/);
  });

  it('says that there is nothing', async () => {
    expect((await browser.open(FEED)).text).toContain('No notifications');
  });

  it('marks one as read, clears one, the read ones, and all', async () => {
    await answers(4);
    const ids = await idsOf();
    const opened = await browser.open(FEED);
    const press = (action: string, id?: number) =>
      browser.submit(opened, { action, ...(id && { notification_id: String(id) }) }, 'Clear all');
    const read = await press('mark_read', ids[0]);
    expect([read.path, read.html]).toEqual([FEED, expect.stringContaining('3 unread')]);
    expect(shown(await press('delete', ids[1]))).toEqual([ids[0], ids[2], ids[3]]);
    expect(shown(await press('clear_read'))).toEqual([ids[2], ids[3]]);
    expect(shown(await press('delete_all'))).toEqual([]);
  });

  it('has pages of fifty', async () => {
    await answers(1);
    await app.db.query(
      `insert into notifications (company_id, event_id, message) select $1, $2, 'Line ' || n from generate_series(1, 60) n`,
      [show.company.id, show.event.id],
    );
    const ids = await idsOf();
    const first = await browser.open(FEED);
    expect(shown(first)).toEqual(ids.slice(0, 50));
    expect(first.html).toContain(`href="${FEED}?before=${ids[49]}"`);
    const second = await browser.open(`${FEED}?before=${ids[49]}`);
    expect(shown(second)).toEqual(ids.slice(50));
    expect(second.text).not.toContain('Older');
  });

  it('as a fragment it is the drop-down, and so is the answer to its buttons', async () => {
    await answers(20);
    const [newest] = await idsOf();
    const dropDown = await fragment(FEED);
    expect(dropDown.match(/<li id="feed-/g)).toHaveLength(15);
    expect(dropDown).toMatch(/\d\d\/\d\d \d\d:\d\d/);
    expect(dropDown).not.toContain('<html');
    const [, token] = /name="csrf_token" value="([^"]+)"/.exec(dropDown)!;
    const answer = await browser.send(`${FEED}?notification_id=${newest}`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'delete', csrf_token: token! }),
      headers: { ...FRAGMENT, origin: app.url },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain(`feed-${newest}"`);
    expect(await idsOf()).not.toContain(newest);
  });

  it('tells the unread notifications of the last ten seconds as toasts, three at most, and counts the others; also to who knows of none', async () => {
    app.clock.setTime(app.clock.now());
    await answers(4);
    const fresh = () => fragment(`${FEED}fresh/?after=0`);
    expect((await fresh()).match(/data-toast="fades"/g)).toHaveLength(3);
    const [newest, , third, fourth] = await idsOf();
    expect(await fresh()).toContain(`data-others="toast-${fourth}"`);
    const after = await fragment(`${FEED}fresh/?after=${third}`);
    expect(after.match(/data-toast/g)).toHaveLength(2);
    await app.db.query('update notifications set read = true where id = $1', [newest]);
    expect(await fresh()).not.toContain(`id="toast-${newest}"`);
    await app.db.query(`update notifications set sent_at = sent_at - interval '11 seconds'`);
    expect(await fresh()).not.toContain('data-toast');
    app.clock.useRealTime();
  });

  it('has the bell as a fragment of its own, empty for who is no manager, and an empty container', async () => {
    await answers(1);
    expect(await fragment('/app/htmx-get-notification-count/')).toContain('1 unread notification');
    expect(await fragment('/app/htmx-clear/')).toBe('');
    browser = await aSignedInBrowser(app, await anOwner(app.db, show.company.id));
    expect(await fragment('/app/htmx-get-notification-count/')).toBe('');
  });

  it('hands out the message that a form left, once, and nothing to whoever has none', async () => {
    await answers(1);
    const form = (await browser.open(FEED)).forms.find(({ buttons }) =>
      buttons.includes('Clear all'),
    )!;
    await browser.send(FEED, {
      method: 'POST',
      body: new URLSearchParams({ ...form.values, action: 'delete_all' }),
      headers: { origin: app.url },
    });
    const message = await fragment('/app/get-messages/');
    expect(message).toContain('data-toast');
    expect(message).toContain('Notifications cleared.');
    expect(await fragment('/app/get-messages/')).toBe('');
    const stranger = new BrowserForm(app.url);
    const answer = await stranger.send('/app/get-messages/', { headers: FRAGMENT });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('speaks Spanish', async () => {
    await answers(1);
    browser = await aSignedInBrowser(app, show.manager, { 'accept-language': 'es' });
    const { text, html } = await browser.open(FEED);
    expect(text).toContain('Notificaciones');
    expect(html).toContain('1 notificación sin leer');
  });

  it.each`
    given                                              | status | because
    ${{ action: 'explode' }}                           | ${400} | ${'there is no such action'}
    ${{ action: undefined }}                           | ${400} | ${'it names none'}
    ${{ action: 'delete', notification_id: 'x' }}      | ${400} | ${'that is no id'}
    ${{ action: 'delete' }}                            | ${404} | ${'it names no line'}
    ${{ action: 'mark_read', notification_id: '1e9' }} | ${400} | ${'that is no id'}
  `('refuses $given with $status: $because', async ({ given, status }) => {
    await answers(1);
    const opened = await browser.open(FEED);
    const refused = await browser.submit(opened, given as Record<string, string>, 'Clear all');
    expect(refused.status).toBe(status);
    expect(await idsOf()).toHaveLength(1);
  });

  it('keeps other companies’ lines as they are', async () => {
    const other = await aWatchedEvent(app);
    await answers(1, other);
    await answers(1);
    const [foreign] = await idsOf(other.company.id);
    const opened = await browser.open(FEED);
    expect(shown(opened)).not.toContain(foreign);
    for (const action of ['mark_read', 'delete']) {
      const given = { action, notification_id: String(foreign) };
      expect((await browser.submit(opened, given, 'Clear all')).status).toBe(404);
    }
    await browser.submit(opened, { action: 'delete_all' }, 'Clear all');
    expect(await idsOf(other.company.id)).toEqual([foreign]);
  });

  it('is for managers', async () => {
    for (const person of [
      show.steward,
      await anOwner(app.db, show.company.id),
      await anAdministrator(app.db),
    ]) {
      const theirs = await aSignedInBrowser(app, person);
      expect((await theirs.open(FEED)).status).toBe(403);
    }
    expect((await new BrowserForm(app.url).open(FEED)).path).toMatch(/^\/app\/login\//);
  });
});
