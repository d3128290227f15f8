import { aUser } from '../factories/a-user.js';
import { BrowserForm } from '../support/browser-form.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const BETTER = 'four lamps over a truck';

describe('pages of a password', () => {
  let app: TestApp;
  let browser: BrowserForm;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    browser = new BrowserForm(app.url);
  });

  it('lead from "forgot" over the mail to a login with the new one', async () => {
    const { username, email } = await aUser(app.db);
    expect((await browser.open('/app/login/')).html).toContain('href="/app/forgot-password/"');
    const asked = await browser.submit(await browser.open('/app/forgot-password/'), { email });
    expect([asked.path, asked.text]).toEqual([
      '/app/login/',
      expect.stringContaining('on its way'),
    ]);
    await app.finishTasks();
    const [{ body }] = await app.db.query(
      'select body from simulated_messages where recipient = $1',
      [email],
    );
    const link = /\/app\/reset-password\/\S+/.exec(body as string)![0];
    const form = await browser.open(link);
    const refused = await browser.submit(form, {
      new_password: 'short',
      confirm_password: 'short',
    });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('too short')]);
    const done = await browser.submit(form, { new_password: BETTER, confirm_password: BETTER });
    expect((await browser.submit(done, { username, password: BETTER })).path).toBe(
      '/app/dashboard/',
    );
    expect((await browser.open(link)).status).toBe(404);
  });

  it('change it for who knows the old one, and keep them in', async () => {
    const { username } = await aUser(app.db);
    await browser.submit(await browser.open('/app/login/'), { username, password: 'swordfish' });
    const form = await browser.open('/app/change-password/');
    expect(
      (
        await browser.submit(
          form,
          { current_password: 'wrong', new_password: BETTER, confirm_password: BETTER },
          'new_password',
        )
      ).text,
    ).toContain('Your current password is wrong.');
    const done = await browser.submit(
      form,
      { current_password: 'swordfish', new_password: BETTER, confirm_password: BETTER },
      'new_password',
    );
    expect([done.path, done.text]).toEqual([
      '/app/dashboard/',
      expect.stringContaining('Your password was changed.'),
    ]);
  });
});
