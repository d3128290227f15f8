import { randomUUID } from 'node:crypto';
import { RegistrationInvitationService } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aRegistrationToken } from '../factories/a-registration-token.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm } from '../support/browser-form.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('pages of a registration', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
  });
  afterAll(() => app.close());

  it('lead from the invitation over a code to a login, and keep what was typed', async () => {
    const worker = await aWorker(app.db, { isSteward: true });
    const expiresAt = new Date(Date.now() + 60 * 60_000);
    const token = await aRegistrationToken(app.db, { workerId: worker.id, expiresAt });
    const browser = new BrowserForm(app.url);
    const form = await browser.open(`/app/steward/register/${token}/`);
    expect(form.path).toBe(`/app/user/register/?token=${token}`);
    const sent = await browser.submit(form, {}, 'Text me a code');
    expect(sent.text).toContain('on its way to your phone');
    const code = /\d{6}/.exec((await app.textsTo(worker.phoneNumber)).at(-1)!)![0];

    const typed = {
      verification_code: code,
      username: 'dana.steward',
      email: 'dana@crew.example',
      password: 'four lamps over a truck',
      confirm_password: 'four lamps over a truck',
    };
    const twice = await browser.submit(sent, { ...typed, confirm_password: 'four' }, 'username');
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('do not match')]);
    const weak = { password: 'password1', confirm_password: 'password1' };
    const refused = await browser.submit(twice, { ...typed, ...weak }, 'username');
    expect([refused.status, refused.html]).toEqual([
      400,
      expect.stringContaining('value="dana.steward"'),
    ]);
    expect(refused.html).not.toContain('password1');
    const done = await browser.submit(refused, typed, 'username');
    expect(done.text).toContain('Your account is made, and you are logged in.');
    expect((await browser.open('/app/user-profile/')).text).toContain('Your next call');
    expect((await browser.open('/app/user/register/success/')).text).toContain('Show my calls');
    expect((await browser.open(`/app/steward/register/${token}/`)).status).toBe(404);
  });

  it('are offered by the page of an offer, in Spanish where the browser is', async () => {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aRequest(app.db, { laborRequirementId: requirement.id });
    await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app.get(RegistrationInvitationService).ensureTokens(work, [request.workerId]),
      );
    const browser = new BrowserForm(app.url, { 'accept-language': 'es-MX,es;q=0.9' });
    const offer = await browser.open(`/app/event/${event.slug}/confirm/${request.tokenShort}/`);
    const [, path = ''] = /href="(\/app\/user\/register\/[^"]+)"/.exec(offer.html) ?? [];
    const form = await browser.open(path);
    expect([form.status, form.text]).toEqual([200, expect.stringContaining('Su propia cuenta')]);
    const sent = await browser.submit(form, {}, 'Enviarme un código');
    expect(sent.text).toContain('El código va en camino');
    const typed = {
      username: 'dana',
      email: 'd@crew.example',
      password: 'four lamps over a truck',
      confirm_password: 'four lamps over a truck',
    };
    const wrong = await browser.submit(sent, { ...typed, verification_code: '000000' }, 'username');
    expect([wrong.status, wrong.text]).toEqual([
      400,
      expect.stringContaining('Este código no es correcto.'),
    ]);
    expect(wrong.html).toContain('value="dana"');
  });

  it('say kindly that nobody knows a link', async () => {
    const browser = new BrowserForm(app.url);
    expect((await browser.open(`/app/steward/register/${randomUUID()}/`)).status).toBe(404);
    expect((await browser.open('/app/user/register/?token=no-uuid')).status).toBe(404);
    expect((await browser.open('/app/user/register/')).status).toBe(200);
  });
});
