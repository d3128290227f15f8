import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('language and appearance of pages', () => {
  let app: TestApp;
  let person: Awaited<ReturnType<typeof aManager>>;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ rememberActorsSeconds: 60 });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    person = await aManager(app.db, (await aCompany(app.db)).id);
    browser = await signedIn();
  });

  async function signedIn(headers: Record<string, string> = {}): Promise<BrowserForm> {
    const opened = new BrowserForm(app.url, headers);
    const login = await opened.open('/app/login/');
    await opened.submit(login, { username: person.username, password: 'swordfish' }, 'username');
    return opened;
  }
  const langOf = ({ html }: LoadedPage) => /<html lang="(\w+)"/.exec(html)?.[1];
  const language = async () =>
    (await (await app.as(person)).get('/user/language/')).body as { language: string | null };

  it('speak the browser’s language, until one is chosen for the account, in every browser', async () => {
    const spanish = await signedIn({ 'accept-language': 'es-MX,es;q=0.9' });
    expect(langOf(await browser.open('/app/account/'))).toBe('en');
    expect(langOf(await spanish.open('/app/account/'))).toBe('es');

    const chosen = await browser.submit(await browser.open('/app/account/'), {}, 'Español');
    expect([chosen.path, langOf(chosen)]).toEqual(['/app/account/', 'es']);
    expect(await language()).toEqual({ language: 'es' });

    await spanish.submit(await spanish.open('/app/account/'), {}, 'English');
    expect(langOf(await spanish.open('/app/account/'))).toBe('en');
    await browser.submit(await browser.open('/app/account/'), { language: 'browser' }, 'English');
    expect(await language()).toEqual({ language: null });
    expect(langOf(await spanish.open('/app/account/'))).toBe('es');
  });

  it('take a language by REST too, and none that they do not speak', async () => {
    const client = await app.as(person);
    expect((await client.patch('/user/language/', { language: 'es' })).body).toEqual({
      language: 'es',
    });
    expect(langOf(await browser.open('/app/account/'))).toBe('es');
    const refused = await client.patch('/user/language/', { language: 'fr' });
    expect([refused.status, Object.keys(refused.body)]).toEqual([
      400,
      expect.arrayContaining(['language']),
    ]);
    expect((await client.patch('/user/language/', {})).body).toEqual({ language: 'es' });
  });

  it('are light or dark as this browser chose, and come back to where one was', async () => {
    const before = await browser.open('/app/account/?x=1');
    expect(before.html).not.toContain('data-theme');
    const dark = await browser.submit(before, { theme: 'dark' }, 'Dark');
    expect([dark.path, /data-theme="(\w+)"/.exec(dark.html)?.[1]]).toEqual([
      '/app/account/?x=1',
      'dark',
    ]);
    expect((await (await signedIn()).open('/app/account/')).html).not.toContain('data-theme');
    const back = await browser.submit(dark, { theme: 'system' }, 'As the system');
    expect(back.html).not.toContain('data-theme');
    const lured = await browser.submit(back, { theme: 'dark', next: '//evil.example/' }, 'Dark');
    expect(lured.path).not.toContain('evil');
    expect((await browser.submit(back, { theme: 'pink' }, 'Dark')).status).toBe(400);
  });
});
