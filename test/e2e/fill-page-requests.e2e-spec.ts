import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { fillPage } from '../support/fill-page.js';

describe('requests on the page that fills a call', () => {
  const office = fillPage();
  const { aFillPage } = office;

  it.each`
    state          | action         | after          | says
    ${'pending'}   | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'pending'}   | ${'decline'}   | ${'declined'}  | ${'Decline'}
    ${'available'} | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'confirmed'} | ${'cancel'}    | ${'canceled'}  | ${'Cancel'}
    ${'confirmed'} | ${'no_show'}   | ${'no_show'}   | ${'No-show'}
    ${'no_show'}   | ${'showed_up'} | ${'confirmed'} | ${'Showed up'}
    ${'declined'}  | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'pending'}   | ${'delete'}    | ${undefined}   | ${'off the list'}
  `('acts on somebody $state: $action', async ({ state, action, after, says }) => {
    const { requirement, worker, press, states, open } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(office.app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id, state },
    });
    expect((await open()).html).toContain(`value="on_${action}-${id}"`);
    const done = await press([['act', `on_${action}-${id}`]]);
    expect(done.text).toContain(says);
    expect((await states())[ann.name]).toBe(after);
    const repeated = await press([
      ['request_id', String(id)],
      ['action', action],
    ]);
    expect(repeated.status).toBe(action === 'delete' ? 404 : 200);
  });

  it('offers only what the state allows, and says why anything else is refused', async () => {
    const { requirement, worker, press, open, states } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(office.app.db, {
      laborRequirementId: requirement.id,
      workerId: ann.id,
    });
    expect((await open()).html).not.toContain(`on_no_show-${id}`);
    const refused = await press([['act', `on_no_show-${id}`]]);
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Only a worker who said yes can be a no-show'),
    ]);
    expect(await states()).toEqual({ [ann.name]: 'pending' });
  });

  it('reaches no request of another requirement', async () => {
    const { press } = await aFillPage();
    const other = await aRequest(office.app.db);
    expect((await press([['act', `on_confirm-${other.id}`]])).status).toBe(404);
  });

  it('confirms all who said yes by one press, as many as there is room for, from the event’s page too', async () => {
    const { event, requirement, worker, states, press, open } = await aFillPage(3);
    const yes = async (name: string, day: number, laborRequirementId = requirement.id) =>
      aRequest(office.app.db, {
        ...{ laborRequirementId, workerId: (await worker(name)).id, state: 'available' },
        respondedAt: new Date(Date.UTC(2031, 2, day)),
      });
    const [late, early, middle] = [await yes('Lia', 9), await yes('Eve', 7), await yes('Max', 8)];
    const other = await aFillPage();
    const foreign = await yes('Fay', 6, other.requirement.id);
    await yes('Zoe', 10);

    const page = await open();
    expect(page.text).toContain('Confirm all 3');
    const ids = [early.id, middle.id, late.id].join(',');
    expect(page.html).toContain(`value="${ids}"`);
    const eventPage = await office.people.manager.open(`/app/events/${event.slug}/`);
    expect(eventPage.html).toContain(`value="${ids}"`);
    const pressed = await press([
      ['action', 'confirm_waiting'],
      ['request_id', `${ids},${foreign.id}`],
      ['from', 'event'],
    ]);
    expect(pressed.path).toMatch(new RegExp(`^/app/events/${event.slug}/`));
    expect(pressed.text).toContain('3 workers confirmed.');
    expect(Object.values(await states()).sort()).toEqual([
      ...['available', 'confirmed', 'confirmed', 'confirmed'],
    ]);
    expect(Object.values(await other.states())).toEqual(['available']);
    expect((await open()).text).not.toContain('Confirm all');

    const none = await press([
      ['action', 'confirm_waiting'],
      ['request_id', String(foreign.id)],
    ]);
    expect(none.text).toContain('Mark somebody first.');
  });

  it('closes when full, tells who waits, and opens again for who wants more', async () => {
    const { requirement, worker, press, open, states } = await aFillPage(1);
    const [ann, bo, cy] = [await worker('Ann'), await worker('Bo'), await worker('Cy')];
    const on = { laborRequirementId: requirement.id };
    await aConfirmedRequest(office.app.db, { ...on, workerId: ann.id });
    const waiting = await aRequest(office.app.db, { ...on, workerId: bo.id, state: 'available' });
    const full = await open();
    expect(full.text).toContain('This call is full.');
    expect(full.text).not.toContain(cy.name);
    const told = await press([['act', `on_call_filled-${waiting.id}`]]);
    expect(told.text).toContain(`${bo.name} is told that the call is filled.`);
    expect(await states()).toEqual({ [ann.name]: 'confirmed' });
    expect(await office.app.textsTo(bo.phoneNumber)).toEqual([
      expect.stringContaining('is filled now'),
    ]);
    const more = await open(`?all=on&search=${encodeURIComponent(cy.name)}`);
    expect(more.text).toContain(cy.name);
    const over = await press([['act', `confirm-${cy.id}`]], '?all=on');
    expect(over.text).toContain('Overbooked by 1');
  });

  it('saves first-come places, and says what is wrong with them', async () => {
    const { requirement, press, worker, states } = await aFillPage(2);
    const ann = await worker('Ann');
    await aRequest(office.app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id, state: 'available' },
    });
    const wrong = await press([['fcfs_positions', '-1']]);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('value="-1"');
    expect(wrong.html).toContain('id="fcfs_positions-error"');
    await press([['fcfs_positions', '1']]);
    expect(await states()).toEqual({ [ann.name]: 'confirmed' });
  });

  it('marks what the managers were told about the requirement as read, by a press, never by opening it', async () => {
    const { requirement, worker, open, press } = await aFillPage();
    const ann = await worker('Ann');
    const request = await aRequest(office.app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id },
    });
    await office.app.visitor().post(`/user/request/${request.tokenShort}/action/`, {
      action: 'available',
      response: 'no',
    });
    const unread = async () =>
      (
        await office.app.db.query(
          'select 1 from notifications where labor_requirement_id = $1 and not read',
          [requirement.id],
        )
      ).length;
    expect(await unread()).toBe(1);
    const page = await open();
    expect(page.text).toContain('1 notification about this is new.');
    expect(await unread()).toBe(1);
    expect((await open('', office.people.steward)).text).not.toContain('is new.');
    await press([['action', 'mark_read']]);
    expect(await unread()).toBe(0);
    expect((await open()).text).not.toContain('is new.');
  });

  it('shows one worker with numbers and calls; notes only to managers', async () => {
    const { requirement, worker } = await aFillPage();
    const ann = await worker('Ann');
    await office.app.db.query(`update workers set notes = 'Knows the house' where id = $1`, [
      ann.id,
    ]);
    await office.app.db.query(
      `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status) values ('sms', 'reply', $1, $2, 'no', 1, 'sent'),
              ('sms', 'offer', $1, $2, 'Have you a van?', 1, 'sent')`,
      [office.company.id, ann.phoneNumber],
    );
    const path = `/app/labor/${requirement.slug}/worker/${ann.id}/`;
    const forManager = await office.people.manager.open(path);
    expect(forManager.text).toContain('Knows the house');
    expect(forManager.html).toContain(`href="tel:${ann.phoneNumber}"`);
    const forSteward = await office.people.steward.open(path);
    expect([forSteward.status, forSteward.text]).toEqual([
      200,
      expect.not.stringContaining('Knows'),
    ]);
    expect(forManager.text).toContain('Have you a van?');
    expect(forSteward.text).not.toContain('Have you a van?');
    const stranger = await aWorker(office.app.db);
    for (const id of [stranger.id, 0, 'x', '1e3'])
      expect(
        (await office.people.manager.open(path.replace(String(ann.id), String(id)))).status,
      ).toBe(404);
  });

  it('remembers with the account how many rows a page has', async () => {
    const { worker, path, open, skill } = await aFillPage();
    for (let nth = 0; nth < 12; nth++) await worker(`W${nth}`);
    const ten = await open(`?skill=${skill.id}&per_page=10`);
    expect(ten.text).toContain('Page 1 of 2');
    const elsewhere = await aSignedInBrowser(office.app, office.manager);
    for (const browser of [office.people.manager, elsewhere])
      expect((await browser.open(`${path}?skill=${skill.id}`)).text).toContain('Page 1 of 2');
    expect((await open(`?skill=${skill.id}&per_page=7`)).text).toContain('Page 1 of 2');
    const list = await office.people.manager.open(
      `${path.replace('requests', 'fill-list')}?skill=${skill.id}&page=2`,
    );
    expect(list.text).toContain('Page 2 of 2');
    await open('?per_page=25');
  });

  it('costs the statements of the fill list of the API and two more, however many candidates', async () => {
    const { worker, path, requirement } = await aFillPage();
    await worker('Ann');
    const { token } = (
      await office.app
        .visitor()
        .post('/login/', { username: office.manager.username, password: 'swordfish' })
    ).body as { token: string };
    const twin = (): Promise<unknown> =>
      fetch(`${office.app.url}/request/${requirement.slug}/fill-list/`, {
        headers: { authorization: `Token ${token}` },
      }).then((answer) => answer.text());
    await twin();
    await office.people.manager.open(path);
    await worker('Bo');
    const cost = async (read: () => Promise<unknown>): Promise<number> =>
      (await recordStatements(office.app.db, read)).length;
    const [page, api] = [await cost(() => office.people.manager.open(path)), await cost(twin)];
    expect(page).toBeLessThanOrEqual(api + 2);
    // What the call costs with each of them is a page of its own, of seven more.
    const costs = path.replace('requests', 'costs');
    await worker('Cy'); // Of the same state, the candidates would be shared with the page.
    const ofCosts = await cost(() => office.people.manager.open(costs));
    expect(ofCosts).toBeLessThanOrEqual(api + 2 + 7);
    for (let nth = 0; nth < 9; nth++) await worker(`W${nth}`);
    expect(await cost(() => office.people.manager.open(path))).toBe(page);
    await worker('Last');
    expect(await cost(() => office.people.manager.open(costs))).toBe(ofCosts);
  });
});
