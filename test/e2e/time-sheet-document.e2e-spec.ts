import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** A call from 08:00 on 2031-05-01 in New York; it is 18:00, and Dana's hours are 08:00 to 16:00. */
describe('a time sheet from draft to approved, and what its worker says', () => {
  let app: TestApp;
  let company: Company;
  let manager: BrowserForm;
  let steward: BrowserForm;
  let stranger: BrowserForm;
  let stewardId: number;
  let api: Client;
  /** The manager again, with forms of their own making. */
  let boss: OfficeBrowser;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T18:00:00-04:00');
    company = await aCompany(app.db);
    const grant = await aManager(app.db, company.id);
    api = await app.as(grant);
    manager = await signedIn(grant);
    boss = await OfficeBrowser.of(app, grant);
    const runs = await aSteward(app.db, company.id);
    stewardId = runs.grant.id;
    steward = await signedIn(runs);
    stranger = await signedIn(await aManager(app.db, (await aCompany(app.db)).id));
  });
  afterAll(() => app.close());

  async function signedIn(
    { username }: { username: string },
    language = 'en',
  ): Promise<BrowserForm> {
    const browser = new BrowserForm(app.url, { 'accept-language': language });
    await browser.submit(await browser.open('/app/login/'), { username, password: 'swordfish' });
    return browser;
  }

  async function aSheet() {
    const event = await anEvent(app.db, { companyId: company.id, stewardId });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const user = await aUser(app.db);
    const dana = await aWorker(app.db, {
      ...{ companyId: company.id, name: 'Dana Lee', userId: user.id },
    });
    const request = await aConfirmedRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId: dana.id },
    });
    await record(call.slug, request.id, '16:00');
    return {
      ...{ call, requirement, request, id: request.id },
      path: `/app/call/${call.slug}/track/`,
      rest: `/call-times/${call.slug}/tracking`,
      worker: await signedIn(user),
      workerApi: await app.as({ userId: user.id }),
    };
  }
  type Sheet = Awaited<ReturnType<typeof aSheet>>;

  const record = async (slug: string, id: number, end: string, reason?: string) =>
    api.post(`/call-times/${slug}/tracking/`, {
      ...{ request_id: id, action: 'update_end_time', new_time: `2031-05-01T${end}` },
      ...(reason !== undefined && { reason }),
    });
  const stateOf = async ({ rest }: Sheet) => (await api.get(`${rest}/state/`)).body;
  const press = async (by: BrowserForm, sheet: Sheet, button: string): Promise<LoadedPage> =>
    by.submit(await by.open(sheet.path), {}, button);
  const post = (
    { path }: Sheet,
    fields: readonly (readonly [string, string])[],
    typed: Record<string, string>,
    step = '',
  ): Promise<LoadedPage> => boss.post(`${path}${step}`, [...fields, ...Object.entries(typed)]);
  const matching = (part: RegExp) => expect.stringMatching(part) as unknown;
  /** The part of their day about sheets; '' where none waits. */
  const sheetsOfSteward = async (): Promise<string> => {
    const { text } = await steward.open('/app/steward/');
    const [, ...parts] = text.split('Time sheets that wait for you');
    return parts.at(-1)?.split('Your events')[0] ?? '';
  };
  const approved = async (): Promise<Sheet> => {
    const sheet = await aSheet();
    await api.post(`${sheet.rest}/submit/`, {});
    await api.post(`${sheet.rest}/approve/`, {});
    return sheet;
  };

  it('is submitted by the steward, returned with a note, submitted again and approved', async () => {
    const sheet = await aSheet();
    const draft = await steward.open(sheet.path);
    expect(draft.text).toContain('Draft');
    expect(draft.text).not.toContain('Approve');
    expect(await sheetsOfSteward()).toContain('Everybody has left: look at it and submit it.');
    const submitted = await press(steward, sheet, 'Submit');
    expect(submitted).toMatchObject({ status: 200, path: sheet.path });
    expect(submitted.text).toContain('Submitted');
    expect((await manager.open('/app/dashboard/')).text).toContain('Load in: submitted by');

    const page = await manager.open(sheet.path);
    const returned = await manager.submit(page, { note: 'Lunch is missing' }, 'Return to draft');
    expect(returned.text).toContain('Lunch is missing');
    expect(await sheetsOfSteward()).toContain('Load in back to draft Lunch is missing');
    await press(steward, sheet, 'Submit');
    const done = await press(manager, sheet, 'Approve');
    expect(done.text).toContain('From now on it changes only with a reason.');
    expect(await sheetsOfSteward()).toBe('');
    expect(await stateOf(sheet)).toMatchObject({ state: 'approved', revision: 4 });
    expect((await manager.open('/app/dashboard/')).text).not.toContain('Load in: submitted by');
  });

  it('the steps ask for role and reach, and nothing is done by others', async () => {
    const sheet = await aSheet();
    const page = await manager.open(sheet.path);
    const post = (by: BrowserForm, step: string) =>
      by.open('/app/dashboard/').then((own) =>
        by.submit({
          ...own,
          forms: [
            {
              ...page.forms[0]!,
              method: 'post',
              action: `${sheet.path}${step}/`,
              buttons: [],
              values: own.forms.find((form) => form.values['csrf_token'])!.values,
            },
          ],
        }),
      );
    expect((await post(stranger, 'submit')).status).toBe(404);
    expect((await post(stranger, 'approve')).status).toBe(404);
    expect((await post(steward, 'approve')).status).toBe(403);
    expect((await post(manager, 'approve')).status).toBe(409);
    expect(await stateOf(sheet)).toMatchObject({ state: 'draft', revision: 0 });
  });

  it('an old page approves nothing that changed since', async () => {
    const sheet = await aSheet();
    await api.post(`${sheet.rest}/submit/`, {});
    const old = await manager.open(sheet.path);
    await record(sheet.call.slug, sheet.id, '15:00');
    await api.post(`${sheet.rest}/submit/`, {});
    const refused = await manager.submit(old, {}, 'Approve');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('has changed since you opened it');
    expect(await stateOf(sheet)).toMatchObject({ state: 'submitted' });
  });

  it('lists what is unfinished, and asks', async () => {
    const sheet = await aSheet();
    const bo = await aWorker(app.db, { companyId: company.id, name: 'Bo Rigger' });
    const running = await aConfirmedRequest(app.db, {
      ...{ laborRequirementId: sheet.requirement.id, workerId: bo.id },
    });
    const asked = await steward.open(sheet.path);
    expect(asked.text).toContain('Neither in nor a no-show: Bo Rigger');
    await api.post(`${sheet.rest}/`, { request_id: running.id, action: 'sign_in' });
    const blocked = await steward.open(sheet.path);
    expect(blocked.text).toContain('Still in: Bo Rigger');
    expect(blocked.html).not.toContain('id="submit-sheet"');
    const { status, body } = await api.post(`${sheet.rest}/submit/`, { confirmed: true });
    expect([status, body]).toEqual([
      409,
      {
        ...{ status: 'error', code: 'time_sheet.unfinished', message: expect.any(String) },
        may_confirm: false,
        unfinished: [{ kind: 'still_in', request_id: running.id, name: 'Bo Rigger' }],
      },
    ]);
    await record(sheet.call.slug, running.id, '17:00');
    expect((await press(steward, sheet, 'Submit')).text).toContain('Submitted');
  });

  it('the app cannot change an approved sheet, and is pointed to the page', async () => {
    const sheet = await approved();
    const { status, body } = await record(sheet.call.slug, sheet.id, '17:00');
    expect([status, body['code']]).toEqual([400, 'time_sheet.approved']);
    expect(body['message']).toContain(`/app/call/${sheet.call.slug}/track/`);
    for (const action of ['ncns', 'call_out', 'sign_out', 'sign_in'])
      expect((await api.post(`${sheet.rest}/`, { request_id: sheet.id, action })).status).toBe(400);
  });

  it('the page changes it with a reason, which is kept and shown', async () => {
    const sheet = await approved();
    const page = await manager.open(`${sheet.path}edit/?request_id=${sheet.id}&field=end_time`);
    const refused = await manager.submit(page, { typed: '5p' }, 'typed');
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/name="typed"[^>]*value="5p"/);
    expect(refused.html).toMatch(/<input[^>]*name="reason"[^>]*autofocus/);
    const odd = { typed: 'five', reason: 'Truck was late' };
    const unread = await manager.submit(refused, odd, 'typed');
    expect(unread.html).toMatch(/name="reason"[^>]*value="Truck was late"/);
    const done = await manager.submit(page, { typed: '5p', reason: 'Truck was late' }, 'typed');
    expect(done.status).toBe(200);
    expect(done.text).toContain('Changes after the approval');
    expect(done.text).toContain('Dana Lee: Truck was late');
    expect(done.text).toContain('was 4:00 PM');
    expect((await stateOf(sheet)).rows).toMatchObject([
      { adjustments: [{ reason: 'Truck was late' }] },
    ]);
    const view = await steward.open(sheet.path);
    expect(view.text).toContain('Approved hours are changed by a manager.');
    expect(view.html).not.toContain('data-field="end_time"');
  });

  it('the page keeps what was marked and typed where it is refused', async () => {
    const sheet = await approved();
    const typed = { lunch: 'at six', time: '25:77', reason: 'Truck was late' };
    const mark = [['request_id', String(sheet.id)]] as const;
    const kept = [
      new RegExp(`id="request-${sheet.id}-mark"[^>]* checked`),
      ...Object.entries(typed).map(
        ([name, value]) => new RegExp(`name="${name}"[^>]*value="${value}"`),
      ),
    ];
    for (const action of ['add_meal_break', 'sign_out']) {
      const refused = await post(sheet, [...mark, ['many', '1'], ['action', action]], typed);
      for (const each of kept) expect([action, refused.html]).toEqual([action, matching(each)]);
    }
    const unmarked = await post(
      sheet,
      [
        ['many', '1'],
        ['action', 'void'],
      ],
      typed,
    );
    expect(unmarked.html).not.toMatch(kept[0]!);
    for (const each of kept.slice(1)) expect(unmarked.html).toMatch(each);
    const row = await post(sheet, [['act', `ncns-${sheet.id}`]], { reason: 'Was here' });
    expect([row.status, row.html]).toEqual([400, matching(/id="reason"[^>]*value="Was here"/)]);

    const submitted = await aSheet();
    await api.post(`${submitted.rest}/submit/`, {});
    const note = { note: 'Lunch is missing', revision: '7' };
    const stale = await post(submitted, [], note, 'return/');
    expect([stale.status, stale.html]).toEqual([
      409,
      matching(/name="note"[^>]*value="Lunch is missing"/),
    ]);
    const answer = { dispute: '999999', answer: 'We asked' };
    expect((await post(submitted, [], answer, 'answer/')).status).toBe(404);
  });

  it('the worker sees that hours are not approved, what was corrected, and disputes them', async () => {
    const sheet = await aSheet();
    await record(sheet.call.slug, sheet.id, '15:00');
    const hours = '/app/user-profile/hours/?month=2031-05';
    const before = await sheet.worker.open(hours);
    expect(before.text).toContain('not approved');
    expect(before.text).toContain('Out: 4:00 PM, corrected to 3:00 PM');

    const form = await sheet.worker.open(`${hours}&dispute=${sheet.id}`);
    const blank = await sheet.worker.submit(form, { sentence: ' ' }, 'sentence');
    expect([blank.status, blank.text]).toEqual([
      400,
      expect.stringContaining('This field may not be blank.'),
    ]);
    const sent = await sheet.worker.submit(form, { sentence: 'I left at <b>four</b>' }, 'sentence');
    expect(sent.html).toContain('I left at &lt;b>four&lt;/b>');
    expect(sent.text).toContain('waits for an answer');
    expect((await manager.open('/app/dashboard/')).text).toContain('1 dispute');

    const page = await steward.open(sheet.path);
    expect(page.text).toContain('1 without an answer');
    const answered = await steward.submit(page, { answer: 'It says four now' }, 'answer');
    expect(answered.text).toContain('It says four now');
    await record(sheet.call.slug, sheet.id, '16:00');
    await api.post(`${sheet.rest}/submit/`, {});
    await api.post(`${sheet.rest}/approve/`, {});
    const after = await sheet.worker.open(hours);
    expect(after.text).toContain('It says four now');
    expect(after.text).toContain('approved Thu, May 1');
    expect(after.text).not.toContain('not approved');
    const { body } = await sheet.workerApi.get('/user/hours/');
    expect(body).toMatchObject([{ state: 'approved', disputes: [{ answer: 'It says four now' }] }]);
  });

  it('nobody disputes the hours of others, nor twice', async () => {
    const [own, other] = [await aSheet(), await aSheet()];
    const path = `/user/hours/${own.id}/dispute/`;
    const sentence = 'Wrong';
    expect((await other.workerApi.post(path, { sentence })).status).toBe(404);
    expect((await own.workerApi.post(path, { sentence })).status).toBe(201);
    const form = await own.worker.open(`/app/user-profile/hours/?month=2031-05&dispute=${own.id}`);
    expect(form.html).not.toContain('id="dispute-form"');
    const twice = await own.workerApi.post(path, { sentence: 'Wrong again' });
    expect([twice.status, twice.body.code]).toEqual([409, 'time_sheet.dispute_open']);
    const [{ id }] = (await stateOf(own)).rows[0].disputes;
    const strangers = await stranger.open('/app/dashboard/');
    expect(strangers.text).not.toContain('1 dispute');
    expect(
      (await other.workerApi.post(`/hours-disputes/${id}/answer/`, { answer: 'x' })).status,
    ).toBe(401);
  });

  it('Spanish speaks Spanish', async () => {
    const sheet = await aSheet();
    const colleague = await signedIn(await aManager(app.db, company.id), 'es');
    expect((await colleague.open(sheet.path)).text).toContain('Borrador');
    const done = await press(colleague, sheet, 'Presentar');
    expect(done.text).toContain('Presentada');
    await press(colleague, sheet, 'Aprobar');
    const page = await colleague.open(`${sheet.path}edit/?request_id=${sheet.id}&field=end_time`);
    const refused = await colleague.submit(page, { typed: '5p' }, 'typed');
    expect(refused.text).toContain('Esta hoja está aprobada.');
  });
});
