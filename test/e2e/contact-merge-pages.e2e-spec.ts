import { LaborRequest, Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('contacts are merged, erased, and imported from a phone', () => {
  let app: TestApp;
  let company: { id: number };
  let manager: OfficeBrowser;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T12:00:00-04:00');
    company = await aCompany(app.db);
    manager = await OfficeBrowser.of(app, await aManager(app.db, company.id));
  });
  afterAll(() => app.close());
  const aContact = (given: Partial<Worker> = {}): Promise<Worker> =>
    aWorker(app.db, { companyId: company.id, ...given });
  const exists = async ({ id }: Worker): Promise<boolean> =>
    (await app.db.manager.countBy(Worker, { id })) > 0;

  it('two that are one person: found, told what happens, merged', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, { companyId: company.id });
    const [kept, other] = [
      await aContact({ name: 'Dana Reyes' }),
      await aContact({ name: 'Dana R.' }),
    ];
    await aRequest(app.db, { workerId: kept.id, laborRequirementId });
    await aRequest(app.db, { workerId: other.id, laborRequirementId, state: 'confirmed' });
    const path = `/app/worker/${kept.slug}/merge/`;
    const choice = await manager.open(path);
    expect([
      choice.html.includes(`?other=${other.slug}`),
      choice.html.includes(`?other=${kept.slug}`),
    ]).toEqual([true, false]);
    expect((await manager.open(`${path}?search=nobody`)).text).toContain(
      'No other contact matches',
    );

    const plan = await manager.open(`${path}?other=${other.slug}`);
    for (const words of [
      'Dana R. goes into Dana Reyes',
      'becomes an alternate number',
      'it got further',
      '0 requests move over',
    ])
      expect(plan.text).toContain(words);
    expect(await exists(other)).toBe(true);
    const merged = await manager.post(path, [['other', other.slug]]);
    expect([merged.path, merged.text]).toEqual([
      `/app/worker/${kept.slug}/`,
      expect.stringContaining('Dana R. went into Dana Reyes.'),
    ]);
    expect(await exists(other)).toBe(false);
    expect(await app.db.manager.findBy(LaborRequest, { workerId: kept.id })).toEqual([
      expect.objectContaining({ state: 'confirmed' }),
    ]);
  });

  it('a number that its worker changed and another contact has: said and offered on Today and at both', async () => {
    const { id: userId } = await aUser(app.db);
    const [old, holder] = [
      await aContact({ name: 'Sam Vega', userId }),
      await aContact({ name: 'S. Vega' }),
    ];
    await app.db.query(
      `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, now(), $3)
       on conflict (user_id) do update set phone_number = excluded.phone_number, phone_verified_at = now()`,
      [userId, holder.phoneNumber, `p${userId}`],
    );
    const offer = `href="/app/worker/${holder.slug}/merge/?other=${old.slug}"`;
    for (const path of [`/app/worker/${old.slug}/`, `/app/worker/${holder.slug}/`])
      expect(await manager.open(path)).toMatchObject({
        html: expect.stringContaining(offer) as string,
        text: expect.stringContaining('which the contact S. Vega has.') as string,
      });
    expect((await manager.open('/app/dashboard/')).html).toContain(offer);
    const worker = await OfficeBrowser.of(app, { userId });
    expect((await worker.open('/app/user-profile/number/')).text).toContain('still texts');
    await manager.post(`/app/worker/${holder.slug}/merge/`, [['other', old.slug]]);
    expect((await manager.open('/app/dashboard/')).html).not.toContain('split-numbers');
  });

  it('not two people, nor those of other companies, nor by others', async () => {
    const [kept, other] = [
      await aContact({ userId: (await aUser(app.db)).id }),
      await aContact({ userId: (await aUser(app.db)).id }),
    ];
    const path = `/app/worker/${kept.slug}/merge/`;
    const refused = await manager.post(path, [['other', other.slug]]);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('two people')]);
    expect((await manager.post(path, [['other', kept.slug]])).status).toBe(400);
    expect((await manager.post(path, [])).status).toBe(400);
    const foreign = await aWorker(app.db);
    expect((await manager.post(path, [['other', foreign.slug]])).status).toBe(404);
    expect(
      (await manager.open(`/app/worker/${foreign.slug}/merge/?other=${kept.slug}`)).status,
    ).toBe(404);
    const steward = await OfficeBrowser.of(app, await aSteward(app.db, company.id));
    expect((await steward.post(path, [['other', other.slug]])).status).toBe(403);
    expect([await exists(kept), await exists(other), await exists(foreign)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('a person is erased by administrators, after their name was typed', async () => {
    const worker = await aContact({ name: 'Omar Haddad' });
    const path = `/app/worker/${worker.slug}/erase/`;
    expect((await manager.open(path)).status).toBe(403);
    expect((await manager.post(path, [['name', 'Omar Haddad']])).status).toBe(403);
    const administrator = await OfficeBrowser.of(app, await anAdministrator(app.db));
    expect((await administrator.open(path)).text).toContain('Erase Omar Haddad');
    const refused = await administrator.post(path, [['name', 'Omar']]);
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('value="Omar"')]);
    expect(await exists(worker)).toBe(true);
    expect((await administrator.post(path, [['name', 'omar haddad']])).text).toContain(
      'The person is erased.',
    );
    expect(await exists(worker)).toBe(false);
  });

  describe('a code on the import page', () => {
    const made = async (): Promise<string> => {
      const shown = await manager.post('/app/contacts/import/phone/');
      return /\/app\/auto-login\/[0-9a-f-]{36}\//.exec(shown.text)![0];
    };

    it('opens the import on a phone, once, and nothing else', async () => {
      const path = await made();
      const phone = new BrowserForm(app.url);
      expect((await phone.open('/app/contacts/import/')).path).toContain('/app/login/');
      const landing = await phone.open(path);
      await phone.open(path);
      const opened = await phone.submit(landing);
      expect([opened.path, opened.text]).toEqual([
        '/app/contacts/import/',
        expect.stringContaining('Import contacts'),
      ]);
      for (const other of ['/app/workers/', '/app/dashboard/', '/app/skills/'])
        expect((await phone.open(other)).path).toContain('/app/login/');

      const form = new FormData();
      form.set(
        'csrf_token',
        opened.forms.find(({ values }) => 'csrf_token' in values)!.values['csrf_token']!,
      );
      form.set('file', new Blob(['Name,Phone\nPhoned,4155550188\n']), 'phone.csv');
      const kept = await phone.send('/app/contacts/import/', { method: 'POST', body: form });
      const preview = await phone.open(kept.headers.get('location')!);
      await phone.submit(preview, {}, 'Import 1 contact');
      await app.finishTasks();
      expect(await app.db.manager.countBy(Worker, { companyId: company.id, name: 'Phoned' })).toBe(
        1,
      );

      const second = new BrowserForm(app.url);
      expect((await second.open(path)).status).toBe(404);
      app.clock.setTime('2031-05-01T12:31:00-04:00');
      expect((await phone.open('/app/contacts/import/')).path).toContain('/app/login/');
      app.clock.setTime('2031-05-01T12:00:00-04:00');
    });

    it('ends after ten minutes, with the role, and where it is unknown', async () => {
      const path = await made();
      const phone = new BrowserForm(app.url);
      const landing = await phone.open(path);
      app.clock.setTime('2031-05-01T12:10:01-04:00');
      expect((await phone.submit(landing)).status).toBe(404);
      app.clock.setTime('2031-05-01T12:00:00-04:00');
      expect((await phone.submit(landing)).path).toBe('/app/contacts/import/');
      await app.db.query(`delete from role_grants where company_id = $1 and role = 'manager'`, [
        company.id,
      ]);
      expect((await phone.open('/app/contacts/import/')).path).toContain('/app/login/');
      for (const token of ['nothing', '00000000-0000-4000-8000-000000000000'])
        expect((await phone.open(`/app/auto-login/${token}/`)).status).toBe(404);
    });
  });
});
