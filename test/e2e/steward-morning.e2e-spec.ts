import { WorkerSkill } from '#libs/labor';
import { InboundTextService } from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const at = (time: string): string => `2031-05-01T${time}:00-04:00`;

/** The call of a show is at 8:00 and needs two; one is confirmed. */
describe('a steward’s morning, through pages alone', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let steward: OfficeBrowser;
  let second: OfficeBrowser;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(at('07:30'));
    house = await aPopulatedCompany(app);
    steward = await OfficeBrowser.of(app, house.steward);
    second = await OfficeBrowser.of(app, house.manager);
  });
  beforeEach(async () => {
    app.clock.setTime(at('07:30'));
    show = await house.show();
  });
  afterAll(() => app.close());

  const board = () => `/app/call/${show.call.slug}/board/`;
  const tap = (action: string, request: { id: number }, by = steward) =>
    by.post(board(), [
      ['action', action],
      ['request_id', String(request.id)],
    ]);
  const say = (from: string, body: string) =>
    app
      .get(UnitOfWork)
      .asSystem((work) => app.get(InboundTextService).receive(work, { from, body }));
  const aMember = async (name: string) => {
    const { id, phoneNumber } = await aWorker(app.db, { companyId: house.company.id, name });
    const { id: requestId } = await aConfirmedRequest(app.db, {
      laborRequirementId: show.requirement.id,
      workerId: id,
    });
    return { id: requestId, phoneNumber, workerId: id };
  };
  const freeOnes = async (...names: string[]) => {
    const made = [];
    for (const name of names) {
      const worker = await aWorker(app.db, { companyId: house.company.id, name });
      await app.db.manager.insert(WorkerSkill, { workerId: worker.id, laborTypeId: show.skill.id });
      made.push(worker);
    }
    return made;
  };
  /** The text of one row of the board. */
  const rowOf = (html: string, { id }: { id: number }): string =>
    html
      .slice(html.indexOf(`id="crew-${id}"`))
      .split('<li id="crew-')[0]!
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');

  it('begins with the calls of the day, and the way to scan', async () => {
    app.clock.setTime(at('08:12'));
    await aMember('Silent Sam');
    const late = await aMember('Late Lea');
    await say(late.phoneNumber, 'late 20');
    const page = await steward.open('/app/dashboard/');
    expect(page.path).toBe('/app/steward/');
    const card = page.html.slice(page.html.indexOf(`id="day-call-${show.call.slug}"`));
    expect(card).toContain(`/app/event/${show.event.slug}/scan-qr/`);
    const count = (key: string): string =>
      new RegExp(`id="${key}-${show.call.slug}"[^>]*><span class="stat-value">(\\d+)`).exec(
        card,
      )![1]!;
    expect(['needed', 'confirmed', 'here', 'late', 'missing'].map(count)).toEqual([
      ...['2', '3', '0', '1', '2'],
    ]);
    expect(page.text).toContain(show.event.eventName);
  });

  it('waits for the crew until a quarter of an hour before the call', async () => {
    const early = await steward.open(board());
    expect(early.text).toContain('The crew is awaited from 7:45');
    expect(early.html).not.toContain('value="replace"');
    app.clock.setTime(at('07:45'));
    expect((await steward.open(board())).html).toContain('value="replace"');
  });

  it('shows the silent on top, who answered, and who is here; a text asks once', async () => {
    app.clock.setTime(at('08:12'));
    const [silent, coming] = [await aMember('Aa Silent'), await aMember('Aa Coming')];
    const asked = await tap('text', silent);
    expect(asked.text).toContain('Aa Silent was asked by text.');
    expect((await tap('text', silent, second)).text).toContain('less than five minutes ago');
    await say(coming.phoneNumber, 'On my way!');
    const page = await steward.open(board());
    expect(rowOf(page.html, silent)).toContain('silent , call was 12 min ago, asked at 8:12');
    expect(rowOf(page.html, coming)).toContain('on the way , said so at 8:12');
    expect(page.html.indexOf(`id="crew-${silent.id}"`)).toBeLessThan(
      page.html.indexOf(`id="crew-${coming.id}"`),
    );
    expect(page.html).toContain(`href="tel:${silent.phoneNumber}"`);
    await say(silent.phoneNumber, '15');
    expect(rowOf((await steward.open(board())).html, silent)).toContain('“late 15”, said at 8:12');
  });

  it('replaces a missing one with one tap, which the second steward sees disappear', async () => {
    app.clock.setTime(at('08:12'));
    const here = await aMember('Zz Here');
    const [ana] = await freeOnes('Aa Ana', 'Ab Ben', 'Ac Cleo', 'Ad Dee');
    expect((await second.open(board())).html).toContain(`id="replace-${show.confirmed.id}"`);
    const done = await tap('replace', show.confirmed);
    expect(done.text).toContain('3 people asked to come now.');
    const seen = await second.open(board());
    expect(seen.html).not.toContain(`id="replace-${show.confirmed.id}"`);
    expect(rowOf(seen.html, show.confirmed)).toContain('Asked 3 people: Aa Ana: no answer yet');
    expect((await tap('replace', show.confirmed, second)).text).toContain(
      'Somebody is sought already.',
    );
    await app.finishTasks();
    await say(ana!.phoneNumber, 'yes');
    expect(rowOf((await second.open(board())).html, show.confirmed)).toContain(
      'Aa Ana comes in their place.',
    );
    const rest = await app.as(house.steward);
    await rest.post(`/call-times/${show.call.slug}/tracking/`, {
      request_id: here.id,
      action: 'sign_in',
    });
    const after = await steward.open(board());
    expect(rowOf(after.html, show.confirmed)).toContain('Ab Ben: withdrawn');
    expect(rowOf(after.html, here)).toContain('in since 8:12');
    expect(await app.textsTo((await phoneOf('Ab Ben'))!)).toEqual([
      expect.stringContaining('It is running'),
      expect.stringContaining('is filled now'),
    ]);
  });

  const phoneOf = async (name: string): Promise<string | undefined> =>
    (
      await app.db.query(
        `select w.phone_number from workers w join replacement_offers ro on ro.worker_id = w.id where w.name = $1`,
        [name],
      )
    )[0]?.phone_number;

  it('notes a no-show, takes it back, and stops a search', async () => {
    app.clock.setTime(at('08:12'));
    await freeOnes('Ae Eve');
    await tap('no_show', show.confirmed);
    expect(rowOf((await steward.open(board())).html, show.confirmed)).toContain('no-show');
    const sought = await tap('replace', show.confirmed);
    expect(sought.text).toMatch(/\d (person|people) asked to come now/);
    const stopped = await steward.post(board(), [
      ['action', 'stop'],
      ['labor', show.requirement.slug],
    ]);
    expect(stopped.text).toMatch(/\d offers? withdrawn by text/);
    await tap('showed_up', show.confirmed);
    expect(rowOf((await steward.open(board())).html, show.confirmed)).toContain('on the way');
  });

  it('says on the page what is refused, also in Spanish', async () => {
    const spanish = await OfficeBrowser.of(app, house.steward, { 'accept-language': 'es' });
    const early = await tap('replace', show.confirmed, spanish);
    expect([early.status, early.text]).toEqual([
      400,
      expect.stringContaining('Se espera al equipo desde 15 minutos antes'),
    ]);
    const unknown = await tap('dance', show.confirmed);
    expect([unknown.status, unknown.text]).toEqual([
      400,
      expect.stringContaining('This button is not known any more.'),
    ]);
    const other = await house.show();
    expect((await tap('text', other.confirmed)).status).toBe(404);
    expect((await tap('text', { id: 0 })).status).toBe(400);
  });

  it('is for the event’s steward, managers and administrators', async () => {
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const people = {
      worker: [await OfficeBrowser.of(app, { userId: house.workerUser.id }), 403, 403],
      otherSteward: [await OfficeBrowser.of(app, house.otherSteward), 403, 200],
      owner: [await OfficeBrowser.of(app, house.owner), 403, 403],
      stranger: [await OfficeBrowser.of(app, stranger), 404, 403],
      administrator: [await OfficeBrowser.of(app, house.administrator), 200, 403],
      manager: [second, 200, 403],
      steward: [steward, 200, 200],
    } as const;
    for (const [who, [browser, status, day]] of Object.entries(people)) {
      expect([who, (await browser.open(board())).status]).toEqual([who, status]);
      expect([who, (await browser.open('/app/steward/')).status]).toEqual([who, day]);
      if (status !== 200)
        expect([who, (await tap('no_show', show.confirmed, browser)).status]).toEqual([
          who,
          status,
        ]);
    }
  });

  it('costs as many statements with many people as with one', async () => {
    app.clock.setTime(at('08:12'));
    const cost = async (path: string): Promise<number> =>
      (await recordStatements(app.db, () => steward.open(path))).length;
    const few = [await cost(board()), await cost('/app/steward/')];
    for (let i = 0; i < 30; i++)
      await aRequest(app.db, { laborRequirementId: show.requirement.id, state: 'confirmed' });
    expect([await cost(board()), await cost('/app/steward/')]).toEqual(few);
    // The twin by REST takes four; a page may take two more.
    expect(few[0]).toBeLessThanOrEqual(6);
    expect(few[1]).toBeLessThanOrEqual(6);
  });

  it('leads from the event page to sheet, scanner and stations; codes are for managers', async () => {
    const path = `/app/events/${show.event.slug}/`;
    const [hers, his] = [await steward.open(path), await second.open(path)];
    for (const { html } of [hers, his])
      for (const link of [
        `/app/call/${show.call.slug}/track/`,
        `/app/call/${show.call.slug}/board/`,
        `/app/event/${show.event.slug}/scan-qr/`,
        `/app/events/${show.event.slug}/generate-signin-qr`,
      ])
        expect(html).toContain(`href="${link}"`);
    expect(hers.html).not.toContain('send=codes');
    const preview = await second.open(`${path}?send=codes`);
    expect(preview.text).toContain('Send each their clock-in code');
    const sent = await second.submit(preview, {}, 'send_messages');
    expect(sent.text).toContain('1 text on the way.');
    expect((await second.open(`${path}?send=codes`)).text).toContain('Nobody would get a text.');
    const code = `/app/event/${show.event.slug}/send-clock-in/`;
    expect((await second.post(code)).text).toContain('No text was sent.');
    expect((await steward.post(code)).status).toBe(403);
  });
});
