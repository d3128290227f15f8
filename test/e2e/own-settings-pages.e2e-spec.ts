import { aManager } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { ownPages, ME, NEXT } from '../support/own-pages.js';

const AVAILABILITY = '/app/user-profile/availability/';

describe('a worker’s own settings', () => {
  const pages = ownPages();
  const { asked, aPlace } = pages;

  it('says how each company may text, and keeps the languages of texts and pages', async () => {
    await pages.app.db.query('delete from consents where company_id = $1', [pages.south.id]);
    const me = await pages.browser.open(ME);
    expect(me.text).toMatch(/North Stage may text you.*South Crew has not asked yet/);
    expect(me.text).toContain('To stop, answer any of its texts with STOP.');
    const saved = await pages.browser.submit(me, { texts: 'es', pages: 'es' }, 'texts');
    expect(saved.text).toContain('Sus idiomas están guardados.');
    expect(saved.html).toContain('<html lang="es"');
    const languages = await pages.app.db.query(
      'select distinct language from workers where user_id = $1',
      [pages.user.id],
    );
    expect(languages).toEqual([{ language: 'es' }]);
    const client = await pages.app.as({ userId: pages.user.id });
    expect((await client.patch('/user/text-language/', { language: 'en' })).body).toEqual({
      language: 'en',
    });
    const now = await pages.app.db.query(
      'select distinct language from workers where user_id = $1',
      [pages.user.id],
    );
    expect(now).toEqual([{ language: 'en' }]);
    await asked(pages.north, { name: 'Load in' });
    expect((await pages.browser.open(NEXT)).text).toContain('Sí, puedo');
    const back = await pages.browser.submit(
      await pages.browser.open(ME),
      { texts: 'es', pages: 'browser' },
      'texts',
    );
    expect(back.html).toContain('<html lang="en"');
  });

  it('says when the worker does not work; who fills a call sees it, and can ask all the same', async () => {
    const place = await aPlace(pages.north, { name: 'Load in', date: '2031-05-02', time: '20:00' });
    const manager = await aSignedInBrowser(pages.app, await aManager(pages.app.db, pages.north.id));
    const fillPage = `/app/labor/${place.requirement.slug}/requests/`;
    expect((await manager.open(fillPage)).text).toContain('free');
    const empty = await pages.browser.open(AVAILABILITY);
    expect(empty.text).toContain('You have not said anything');
    let page = await pages.browser.submit(
      empty,
      { starts_on: '2031-05-05', ends_on: '2031-05-03' },
      'starts_on',
    );
    expect(page.status).toBe(400);
    expect(page.text).toContain('The last day may not be before the first.');
    expect(page.html).toContain('value="2031-05-05"');
    page = await pages.browser.submit(
      page,
      { starts_on: '2031-05-03', ends_on: '2031-05-05' },
      'starts_on',
    );
    expect(page.text).toContain('Sat, May 3 – Mon, May 5');
    const weekly = { weekday: '5', from_time: '21:00', until_time: '02:00' };
    page = await pages.browser.submit(page, weekly, 'weekday');
    expect(page.text.replace(/\u00a0/g, ' ')).toContain('Fridays 9:00 PM – 2:00 AM');

    const fill = await manager.open(fillPage);
    expect(fill.text.replace(/\u00a0/g, ' ')).toContain('does not work Fridays 9:00 PM – 2:00 AM');
    expect((await manager.open(`${fillPage}?free=on`)).text).toContain('Nobody matches.');
    const [form] = fill.forms.filter(({ method }) => method === 'post');
    const asked = await manager.submit(
      { ...fill, forms: [{ ...form!, action: fillPage }] },
      { act: `request-${pages.workers.get(pages.north.id)!.id}` },
    );
    expect(asked.text).toContain('1 worker on the list. Nothing was sent yet.');
    expect(asked.text).toContain('1 worker said that they do not work then.');

    const { forms } = page;
    const list = forms.find(({ buttons }) => buttons.some((label) => label.startsWith('Remove')))!;
    const [first] = /name="remove" value="(\d+)"/.exec(page.html)!.slice(1);
    page = await pages.browser.submit({ ...page, forms: [list] }, { remove: first! });
    expect(page.text).not.toContain('Fridays');
    const again = await pages.browser.submit({ ...page, forms: [list] }, { remove: first! });
    expect(again.text).toContain('It was removed already.');
    const stranger = await aUser(pages.app.db);
    await aWorker(pages.app.db, { companyId: pages.south.id, userId: stranger.id });
    const other = await aSignedInBrowser(pages.app, { userId: stranger.id });
    expect((await other.open(AVAILABILITY)).text).not.toContain('May 3');
  });

  it('REST keeps the same times off', async () => {
    const client = await pages.app.as({ userId: pages.user.id });
    const made = await client.post('/user/availability/', { starts_on: '2031-05-03' });
    expect(made.status).toBe(201);
    const row = {
      ...{ id: made.body.id as number, starts_on: '2031-05-03', ends_on: '2031-05-03' },
      ...{ weekday: null, from_time: null, until_time: null },
    };
    expect(made.body).toEqual(row);
    expect((await client.get('/user/availability/')).body).toEqual({ times_off: [row] });
    const both = await client.post('/user/availability/', { starts_on: '2031-05-03', weekday: 5 });
    expect([both.status, both.body.message]).toEqual([
      400,
      'Starts on: give the first day off, or a weekday.',
    ]);
    const place = await aPlace(pages.north, { date: '2031-05-03' });
    const manager = await pages.app.as(await aManager(pages.app.db, pages.north.id));
    const { body } = await manager.get(`/request/${place.requirement.slug}/fill-list/`);
    const { id: _, ...shown } = row;
    expect(body.workers[0].times_off).toEqual([shown]);
    const workerId = pages.workers.get(pages.north.id)!.id;
    const filled = await manager.post(`/request/${place.requirement.slug}/workers/`, {
      worker_ids: [workerId],
      action: 'request',
    });
    expect(filled.body).toMatchObject({ worker_ids: [workerId], off_worker_ids: [workerId] });
    expect((await client.delete(`/user/availability/${row.id}/`)).status).toBe(204);
    expect((await client.delete(`/user/availability/${row.id}/`)).status).toBe(404);
  });

  it('a new number counts once its code has come back, by pages and by REST', async () => {
    const codeFor = async (number: string): Promise<string> => {
      const [{ body }] = await pages.app.db.query(
        `select body from outgoing_messages where recipient = $1 and kind = 'code' order by id desc limit 1`,
        [number],
      );
      return /\b\d{6}\b/.exec(body as string)![0];
    };
    const [first, second] = [aPhoneNumber(), aPhoneNumber()];
    const NUMBER = '/app/user-profile/number/';
    const me = await pages.browser.open(ME);
    expect(me.html).toContain(`href="${NUMBER}"`);
    const typed = { phone_number: first, current_password: 'a guess' };
    let page = await pages.browser.submit(await pages.browser.open(NUMBER), typed, 'phone_number');
    expect(page.status).toBe(400);
    expect(page.text).toContain('current password');
    expect(page.html).toContain(`value="${first}"`);
    page = await pages.browser.submit(
      page,
      { ...typed, current_password: 'swordfish' },
      'phone_number',
    );
    expect(page.text).toMatch(/Enter the code.*valid for five minutes/);
    const code = await codeFor(first);
    const wrong = code === '000000' ? '000001' : '000000';
    page = await pages.browser.submit(page, { code: wrong }, 'code');
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('This code is wrong.')]);
    page = await pages.browser.submit(page, { code }, 'code');
    expect(page.text).toContain('2 companies text it from now on.');
    const numbers = () =>
      pages.app.db.query('select distinct phone_number from workers where user_id = $1', [
        pages.user.id,
      ]);
    expect(await numbers()).toEqual([{ phone_number: first }]);

    const client = await pages.app.as({ userId: pages.user.id });
    const given = { phone_number: second, current_password: 'swordfish' };
    expect((await client.post('/user/number/', given)).status).toBe(200);
    const refused = await client.post('/user/number/confirm/', { code: 'abc' });
    expect([refused.status, refused.body.code]).toEqual([400, 'number.wrong_code']);
    const done = await client.post('/user/number/confirm/', { code: await codeFor(second) });
    expect(done.body).toMatchObject({ phone_number: second, companies_left: [] });
    expect(await numbers()).toEqual([{ phone_number: second }]);
    const many = await Promise.all(
      Array.from({ length: 6 }, () =>
        client.post('/user/number/', { ...given, phone_number: aPhoneNumber() }),
      ),
    );
    expect(many.map(({ status }) => status)).toContain(429);
  });
});
