import { anAdministrator } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const PASSWORD = 'four lamps over a truck';

describe('an empty company', () => {
  let app: TestApp;
  let owner: OfficeBrowser;
  let page: LoadedPage;
  const crew = Array.from({ length: 10 }, () => aPhoneNumber());
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
  });
  afterAll(() => app.close());

  it('begins with an invitation, in the zone of its owner’s browser', async () => {
    const administrator = await OfficeBrowser.of(app, await anAdministrator(app.db));
    const phone = aPhoneNumber();
    await administrator.submit(
      await administrator.open('/app/callman-admin/'),
      { phone },
      'Invite owner',
    );
    await app.finishTasks();
    const [text] = await app.textsTo(phone);
    const visitor = new BrowserForm(app.url);
    visitor.keepCookie('callmanager_zone', 'America/Phoenix');
    const form = await visitor.open(/\/app\/owner\/register\/\S+/.exec(text!)![0]);
    const home = await visitor.submit(form, {
      ...{ username: 'olivia', first_name: 'Olivia', email: 'olivia@crew.example' },
      ...{ company_name: 'Northwind Crew', password: PASSWORD, confirm_password: PASSWORD },
    });
    expect(home.text).toContain('Four steps to the first crew');
    expect(home.text).not.toContain('Nothing needs you');
    const [{ id: userId, time_zone: zone }] = await app.db.query<
      [{ id: number; time_zone: string }]
    >(
      `select u.id, c.time_zone from users u join role_grants g on g.user_id = u.id and g.role = 'owner' join companies c on c.id = g.company_id
        where u.username = 'olivia'`,
    );
    expect(zone).toBe('America/Phoenix');
    owner = await OfficeBrowser.of(app, { userId, password: PASSWORD });
  });

  it('is led from a location over skills and contacts to its first event', async () => {
    page = await owner.open('/app/location-profiles/create/');
    expect(page.text).toContain('As the company: America/Phoenix');
    page = await owner.submit(page, { name: 'Harbor Arena' }, 'Save location');
    expect(page.text).toContain('1 of 4 steps to the first crew are done. Add skills');
    page = await owner.submit(
      await owner.open('/app/skills/'),
      { name: 'stagehand; audio' },
      'Add skill',
    );
    expect(page.text).toContain('Skills now: Stagehand, Audio.');
    expect(page.text).toContain('2 of 4 steps to the first crew are done. Import contacts');

    const rows = crew.map(
      (number, n) => `Worker ${n},${number},Stagehand${['; Rigger', '; RIGGER'][n] ?? ''}`,
    );
    const file = Buffer.from(['Name,Mobile,Skills', ...rows].join('\n'));
    page = await owner.upload('/app/contacts/import/', { name: 'crew.csv', bytes: file });
    expect(page.text).toContain('New skills, added with the import: Rigger.');
    page = await owner.submit(page, {}, 'Import 10 contacts');
    await app.finishTasks();
    page = await owner.open(page.path);
    expect(page.text).toContain('3 of 4 steps to the first crew are done. Create an event');
  });

  it('fills a call of ten: asked for consent, asked, confirmed by one press', async () => {
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    page = await owner.open('/app/events/create');
    page = await owner.submit(page, { event_name: 'Tour', start_date: day }, 'Create event');
    page = await owner.open(page.path.replace(/#.*/, '') + 'add-call');
    page = await owner.submit(page, { name: 'Load in', time: '07:00' }, 'Add call time');
    const skill = /<option value="(\d+)"[^>]*>Stagehand</.exec(page.html)![1]!;
    page = await owner.submit(page, { labor_type: skill, needed_labor: '10' }, 'Add labor');
    const event = page.path.replace(/#.*/, '');
    const fill = /\/app\/labor\/\w+\/requests\//.exec(page.html)![0];

    const candidates = await owner.open(fill);
    const ids = [...candidates.html.matchAll(/id="worker-(\d+)"/g)].map(([, id]) => id!);
    page = await owner.post(fill, [
      ['action', 'request'],
      ...ids.map((id): [string, string] => ['worker_id', id]),
    ]);
    expect(page.text).toContain('10 chosen, nothing sent yet');
    expect(page.text).not.toContain('do not have the skill');
    page = await owner.submit(await owner.open(`${event}?send=event`), {}, 'Send to 10');
    expect(page.text).toContain('10 people are asked whether we may text.');
    await app.finishTasks();
    for (const turn of ['consent', 'offer'])
      for (const number of crew) {
        await app.visitor().post('/dev/messages/inbound', { from: number, body: 'YES' });
        if (turn === 'consent') await app.finishTasks();
      }
    page = await owner.open(event);
    expect(page.text).toContain('10 available');
    page = await owner.submit(page, {}, 'Confirm 10');
    expect(page.path).toContain(event);
    expect(page.text).toContain('10 workers confirmed.');
    expect(page.text).toContain('10 of 10');
    expect((await owner.open('/app/dashboard/')).text).not.toContain('Four steps');
  });

  it('keeps its frame at addresses that lead nowhere, for whoever is signed in', async () => {
    const lost = await owner.open('/app/no-such-page/');
    expect([lost.status, lost.text]).toEqual([404, expect.stringContaining('Northwind Crew')]);
    expect(lost.html).toContain('href="/app/workers/"');
    const visitor = await new BrowserForm(app.url).open('/app/no-such-page/');
    expect([visitor.status, visitor.text]).toEqual([404, expect.stringContaining('CallManager')]);
    expect(visitor.html).not.toContain('href="/app/workers/"');
    const gone = await owner.open('/app/location-profiles/edit/999999/');
    expect([gone.status, gone.text]).toEqual([404, expect.stringContaining('Northwind Crew')]);
  });
});
