import { User } from '#libs/identity';
import { BrowserForm, type LoadedPage } from './browser-form.js';
import type { TestApp } from './test-app.js';

/** A signed-in browser without scripts, for the pages of the office. */
export class OfficeBrowser extends BrowserForm {
  private csrfToken = '';

  /** @param headers on every request, such as `accept-language` */
  static async of(
    app: TestApp,
    { userId, password = 'swordfish' }: { userId: number; password?: string },
    headers: Record<string, string> = {},
  ): Promise<OfficeBrowser> {
    const { username } = await app.db.manager.findOneByOrFail(User, { id: userId });
    const browser = new OfficeBrowser(app.url, headers);
    const login = await browser.open('/app/login/');
    await browser.submit(login, { username, password });
    const home = await browser.open('/app/dashboard/');
    browser.csrfToken = home.forms.find(({ values }) => 'csrf_token' in values)!.values[
      'csrf_token'
    ]!;
    return browser;
  }

  /** Posts a form of a page that was not opened; fields may come several times. Follows redirects. */
  async post(
    path: string,
    fields: readonly (readonly [string, string])[] = [],
  ): Promise<LoadedPage> {
    const body = new URLSearchParams([
      ['csrf_token', this.csrfToken],
      ...fields.map(([name, value]) => [name, value]),
    ]);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.load(path, { method: 'POST', body: body.toString(), headers });
  }

  /** Posts a form with a file. */
  async upload(
    path: string,
    file: { name: string; bytes: Uint8Array },
    fields: Record<string, string> = {},
  ): Promise<LoadedPage> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf_token: this.csrfToken, ...fields }))
      form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return this.load(path, { method: 'POST', body: form });
  }
}
