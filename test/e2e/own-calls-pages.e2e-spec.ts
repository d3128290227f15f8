import { Worker } from '#libs/labor';
import { TimeEntry } from '#libs/time-entry';
import { aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { ownPages, NEXT, REQUESTS, HOURS } from '../support/own-pages.js';

describe('a worker’s own pages of calls and hours', () => {
  const pages = ownPages();
  const { confirmed, asked, aPlace, answer, stateOf, send } = pages;

  /** Presses a button as the page has it. */
  async function press(path: string, action: string) {
    const page = await pages.browser.open(path);
    const form = page.forms.find(({ action: target }) => target === action);
    if (!form) throw new Error(`no form for ${action} on ${path}: ${page.text}`);
    return pages.browser.submit({ ...page, forms: [form] });
  }

  it('show where the next call is, whom to ask, what to bring, and what is asked besides', async () => {
    await confirmed(pages.north, { name: 'Load in', time: '07:00', message: 'Bring gloves.' });
    await confirmed(pages.north, { name: 'Load out', time: '23:00' });
    await asked(pages.south, { name: 'Strike', time: '15:00' });
    const queued = await aPlace(pages.south, { name: 'Secret plan' });
    await aRequest(pages.app.db, { ...queued.of, sentAt: null });

    const landed = await pages.browser.open('/app/dashboard/');
    expect(landed.path).toBe(NEXT);
    const { text, html } = landed;
    expect(text).toContain('You work for North Stage, South Crew.');
    expect(text).toMatch(/Load in.*confirmed.*Thu, May 1.*7:00 AM.*Show of North Stage/);
    expect(text).toContain('200 Pier Street');
    expect(html).toContain('query=200+Pier+Street');
    expect(text).toContain('Ask for North Stage · (212) 555-0123');
    expect(text).toContain('Bring gloves.');
    expect(text).toMatch(/1 request to answer.*Strike.*asked.*Coming up.*Load out/);
    for (const secret of ['Secret plan', 'Always late', '7 cancel'])
      expect(text).not.toContain(secret);
    expect(html).toContain('data-room="own-work"');
  });

  it('names the steward where the event has one', async () => {
    const steward = await aSteward(pages.app.db, pages.north.id);
    const { event } = await confirmed(pages.north, { name: 'Load in' });
    await pages.app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      steward.grant.id,
    ]);
    await pages.app.db.query(
      `update users set first_name = 'Stella', last_name = 'Ward' where id = $1`,
      [steward.userId],
    );
    expect((await pages.browser.open(NEXT)).text).toContain('Ask for Stella Ward');
  });

  it.each`
    places | state          | said
    ${1}   | ${'confirmed'} | ${'You are confirmed for Strike, Thu, May 1 · 3:00 PM. See you there!'}
    ${0}   | ${'available'} | ${'You are on the list for Strike.'}
  `(
    'one tap says yes; with $places first-come places it is $state',
    async ({ places, state, said }) => {
      const { request } = await asked(
        pages.south,
        { name: 'Strike', time: '15:00' },
        places as number,
      );
      const page = await press(NEXT, answer(request.id, 'confirm'));
      expect(page.path).toBe(NEXT);
      expect(page.text).toContain(said);
      expect(await stateOf(request)).toBe(state);
      const notices = await pages.app.db.query(
        'select response from notifications where labor_request_id = $1',
        [request.id],
      );
      expect(notices).toHaveLength(1);
    },
  );

  it('a no can be taken back, and a yes that waits', async () => {
    const { request } = await asked(pages.north, { name: 'Load in' });
    let page = await press(REQUESTS, answer(request.id, 'decline'));
    expect(page.path).toBe(REQUESTS);
    expect(page.text).toMatch(/You said no.*Load in/);
    page = await press(REQUESTS, answer(request.id, 'confirm'));
    expect(page.text).toMatch(/You said yes.*Load in/);
    await press(REQUESTS, answer(request.id, 'decline'));
    expect(await stateOf(request)).toBe('declined');
  });

  it('says before and after the yes that another company’s call is in the way', async () => {
    await confirmed(pages.north, { name: 'Load in', time: '08:00', expectedMinutes: 480 });
    const overlap = await asked(pages.south, { name: 'Strike', time: '12:00' });
    const short = await asked(pages.south, { name: 'Night shift', time: '20:00' });
    const before = await pages.browser.open(NEXT);
    expect(before.text).toMatch(/Strike overlaps with Load in/);
    expect(before.text).toMatch(/Only 4 h of rest between Night shift and Load in/);
    const after = await press(NEXT, answer(overlap.request.id, 'confirm'));
    expect(after.text).toMatch(/You are on the list for Strike\..*Strike overlaps with Load in/);
    expect(await stateOf(short.request)).toBe('pending');
  });

  it('a confirmed call is given up only after its consequence was said', async () => {
    const { request } = await confirmed(pages.north, { name: 'Load in' });
    const page = await pages.browser.open(`${NEXT}?cancel=${request.id}`);
    expect(page.text).toContain('Somebody else gets your place.');
    expect((await pages.browser.open(NEXT)).forms.map(({ action }) => action)).not.toContain(
      answer(request.id, 'cancel'),
    );
    const done = await press(`${NEXT}?cancel=${request.id}`, answer(request.id, 'cancel'));
    expect(done.text).toContain('You are no longer on Load in.');
    expect(await stateOf(request)).toBe('canceled');
    const worker = await pages.app.db.manager.findOneByOrFail(Worker, { id: request.workerId });
    expect(worker.canceledCount).toBe(8);
    expect((await pages.browser.open(REQUESTS)).text).toMatch(/Canceled or missed.*Load in/);
  });

  it('refuses with a reason what cannot be done, and changes nothing', async () => {
    const { request } = await asked(pages.north, { name: 'Load in' });
    const canceled = await send(answer(request.id, 'cancel'));
    expect(canceled.text).toContain('Only a confirmed request can be canceled');
    pages.app.clock.setTime('2031-05-04T12:00:00Z');
    const late = await send(answer(request.id, 'confirm'));
    expect(late.text).toContain('This call is over');
    expect(await stateOf(request)).toBe('pending');
  });

  it('a call that the worker has left is past, however long it goes on', async () => {
    const { event, request } = await confirmed(pages.north, {
      name: 'Load in',
      expectedMinutes: 960,
    });
    await confirmed(pages.north, { name: 'Load out', time: '23:00' });
    const entry = await pages.app.db.manager.save(
      pages.app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
      }),
    );
    const offer = `/app/event/${event.slug}/confirm/${request.tokenShort}/`;
    pages.app.clock.setTime('2031-05-01T15:00:00Z');
    pages.browser = await aSignedInBrowser(pages.app, { userId: pages.user.id });
    expect((await pages.browser.open(NEXT)).text).toMatch(/Load in.*Coming up.*Load out/);
    expect((await pages.browser.open(offer)).text).toContain('You are clocked in.');
    await pages.app.db.manager.update(TimeEntry, entry.id, {
      endAt: new Date('2031-05-01T14:00:00Z'),
    });
    const left = await pages.browser.open(NEXT);
    expect(left.text).toMatch(/Load out.*Past shows.*Load in/);
    expect(left.text).not.toContain('Coming up');
    expect((await pages.browser.open(offer)).text).not.toContain('You are clocked in.');
  });

  it('shows the hours of a month as the time sheet has them, not approved', async () => {
    const { request } = await confirmed(pages.north, { name: 'Load in', time: '08:00' });
    const entry = await pages.app.db.manager.save(
      pages.app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
        endAt: new Date('2031-05-01T21:30:00Z'),
      }),
    );
    await pages.app.db.query(
      `insert into meal_breaks (time_entry_id, starts_at, minutes, break_type) values ($1, '2031-05-01T16:00:00Z', 60, 'unpaid')`,
      [entry.id],
    );
    pages.app.clock.setTime('2031-05-20T12:00:00Z');
    pages.browser = await aSignedInBrowser(pages.app, { userId: pages.user.id });
    const { text } = await pages.browser.open(HOURS);
    expect(text).toMatch(/Hours in May 2031.*Total 8 h 30/);
    expect(text).toMatch(/Load in.*8:00 AM – 5:30 PM.*12:00 PM 60 min unpaid.*8 h 30 not approved/);
    expect((await pages.browser.open(`${HOURS}?month=2031-04`)).text).toContain(
      'No hours in this month',
    );
    expect((await pages.browser.open(NEXT)).text).toMatch(
      /Past shows.*Load in.*8 h 30 not approved/,
    );
    pages.app.clock.setTime('2031-06-01T02:00:00Z');
    pages.browser.keepCookie('callmanager_zone', 'America/New_York');
    expect((await pages.browser.open(HOURS)).text).toContain('Hours in May 2031');
    await pages.app.db.manager.update(TimeEntry, entry.id, { voidedAt: new Date() });
    expect((await pages.browser.open(HOURS)).text).toContain('No hours in this month');
  });
});
