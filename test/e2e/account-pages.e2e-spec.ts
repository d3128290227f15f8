import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { BrowserForm } from '../support/browser-form.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('pages of an account', () => {
  let app: TestApp;
  let username: string;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    ({ username } = await aManager(app.db, (await aCompany(app.db)).id));
    browser = new BrowserForm(app.url);
  });

  it('let somebody in, show who they are, and let them out', async () => {
    const login = await browser.open('/app/login/');
    const dashboard = await browser.submit(login, { username, password: 'swordfish' });
    expect([dashboard.status, dashboard.path]).toEqual([200, '/app/dashboard/']);
    expect(dashboard.text).toContain(`${username} Profile`);
    expect((await browser.open('/app/')).path).toBe('/app/dashboard/');

    const out = await browser.submit(dashboard, {}, 'Log out');
    expect([out.path, out.text]).toEqual([
      '/app/login/',
      expect.stringContaining('You are logged out.'),
    ]);
    expect((await browser.open('/app/dashboard/')).path).toBe(
      '/app/login/?next=%2Fapp%2Fdashboard%2F',
    );
  });

  it('go on where somebody wanted to go, and never to another site', async () => {
    const wanted = await browser.open('/app/dashboard/?tab=1');
    expect(wanted.path).toBe('/app/login/?next=%2Fapp%2Fdashboard%2F%3Ftab%3D1');
    expect((await browser.submit(wanted, { username, password: 'swordfish' })).path).toBe(
      '/app/dashboard/?tab=1',
    );

    const lured = new BrowserForm(app.url);
    const login = await lured.open('/app/login/?next=//evil.example/');
    expect(
      (await lured.submit(login, { username, password: 'swordfish', next: '//evil.example/' }))
        .path,
    ).toBe('/app/dashboard/');
  });

  it('have fields that no phone corrects', async () => {
    const { html } = await browser.open('/app/login/');
    for (const field of ['username', 'current-password'])
      expect(new RegExp(`<input[^>]*autocomplete="${field}"[^>]*>`).exec(html)?.[0]).toMatch(
        /autocapitalize="none".*autocorrect="off".*spellcheck="false"/,
      );
  });

  it('keep the user name and say what was wrong', async () => {
    const login = await browser.open('/app/login/');
    const refused = await browser.submit(login, { username: '"><script>', password: 'guess' });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('User name or password is wrong.');
    expect(refused.html).toContain('value="&quot;>&lt;script>"');
    expect((await browser.submit(login, { username: '', password: '' })).text).toContain(
      'Enter your user name',
    );
  });

  it('slow down who guesses', async () => {
    const login = await browser.open('/app/login/');
    for (let guess = 1; guess <= 10; guess++)
      await browser.submit(login, { username, password: `guess ${guess}` });
    const refused = await browser.submit(login, { username, password: 'swordfish' });
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('Log in')]);
  });

  it('know a browser that signed in before, whatever others guess', async () => {
    const mine = new BrowserForm(app.url);
    const dashboard = await mine.submit(await mine.open('/app/login/'), {
      username,
      password: 'swordfish',
    });
    await mine.submit(dashboard, {}, 'Log out');
    await app.db.query('delete from sign_in_networks');
    const login = await browser.open('/app/login/');
    for (let guess = 1; guess <= 10; guess++)
      await browser.submit(login, { username, password: `guess ${guess}` });
    expect((await browser.submit(login, { username, password: 'swordfish' })).status).toBe(429);
    const again = await mine.submit(await mine.open('/app/login/'), {
      username,
      password: 'swordfish',
    });
    expect(again.path).toBe('/app/dashboard/');
  });

  it('take only forms of ours', async () => {
    const answer = await browser.send('/app/login/', {
      method: 'POST',
      body: `username=${username}&password=swordfish`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
    const login = await browser.open('/app/login/');
    const body = new URLSearchParams({
      ...login.forms[0]!.values,
      username,
      password: 'swordfish',
    }).toString();
    const foreign = await browser.send('/app/login/', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
      },
    });
    expect(foreign.status).toBe(403);
    expect(browser.cookie('callmanager_session')).toBeUndefined();
  });

  it('are documents by themselves and fragments for htmx', async () => {
    const whole = await browser.open('/app/login/');
    expect(whole.html).toMatch(/^<!doctype html><html lang="en">/);
    expect(whole.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(whole.headers.get('cache-control')).toBe('private, no-store');
    const fragment = await browser.send('/app/login/', {
      method: 'GET',
      headers: { 'hx-request-type': 'partial' },
    });
    expect(await fragment.text()).toMatch(/^<div/);
  });

  it('bring their own files, to be kept for ever', async () => {
    const { html, headers } = await browser.open('/app/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|style="|\son\w+="|<style/);
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const path of files) {
      const file = await browser.send(path, { method: 'GET' });
      expect([file.status, file.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('have errors in the reader’s language, with a way on', async () => {
    const page = await browser.open('/app/no-such-page/');
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('Page not found')]);
    const spanish = await new BrowserForm(app.url, { 'accept-language': 'es-MX' }).open(
      '/app/no-such-page/',
    );
    expect(spanish.text).toContain('Página no encontrada');
    expect((await browser.open('/app/user/register/')).status).toBe(200);
  });
});
