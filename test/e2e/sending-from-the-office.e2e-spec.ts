import { EventQueries } from '#libs/event';
import { NotFound } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { SharedEventCostService } from '../../apps/api/src/pages/pay-lines/shared-event-cost.service.js';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { moveRevisions, recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { sendingOffice } from '../support/sending-office.js';

describe('a manager sends from the office', () => {
  const office = sendingOffice();
  const { queued, eventPath } = office;

  it.each`
    scope            | rest                                           | post
    ${'event'}       | ${'/event/{event}/send-messages/preview/'}     | ${'/app/events/{event}/'}
    ${'call-{call}'} | ${'/call-times/{call}/send-messages/preview/'} | ${'/app/call/{call}/send-calltime/'}
    ${'labor-{req}'} | ${'/request/{req}/send-messages/preview/'}     | ${'/app/labor/{req}/send-messages/'}
  `('shows in $scope exactly what is sent, as REST previews it', async (row) => {
    const fill = (path: string): string =>
      path
        .replace('{event}', office.show.event.slug)
        .replace('{call}', office.show.later.slug)
        .replace('{req}', office.show.open.slug);
    await queued('Ana <b>', { language: 'es' });
    await queued('Bo');
    await queued('Cy', { consents: false });
    const address = `${eventPath()}?send=${fill(row.scope as string)}`;

    const preview = (await office.rest.post(fill(row.rest as string))).body as {
      segments: number;
      texts: { name: string; kind: string; body: string; segments: number }[];
    };
    expect(preview.texts.map(({ name, kind }) => [name, kind])).toEqual([
      ['Ana <b>', 'offer'],
      ['Bo', 'offer'],
      ['Cy', 'consent_question'],
    ]);
    const page = await office.browser.open(address);
    expect(page.text).toContain(preview.texts[0]!.body);
    expect(page.text).toContain(`3 texts to 3 people, ${preview.segments} segments.`);
    expect(page.forms.map(({ action }) => action)).toContain(fill(row.post as string));
    const bo = /href="([^"]*text=\d+[^"]*)"[^>]*>Bo</.exec(page.html)![1]!.replaceAll('&amp;', '&');
    expect((await office.browser.open(bo)).text).toContain(preview.texts[1]!.body);

    const sent = await office.browser.submit(page, {}, 'Send to 3');
    expect(sent.path).toMatch(/\?sent=2031/);
    expect(sent.text).toContain('2 texts on the way.');
    expect(sent.text).toContain('You may leave this page; it goes on.');
    const written = await office.app.db.query<{ body: string; segments: number }[]>(
      `select m.body, m.segments from outgoing_messages m join labor_requests r on r.id = m.subject_id
        where r.labor_requirement_id = $1 order by m.id`,
      [office.show.open.id],
    );
    expect(written.map(({ body, segments }) => [body, segments]).sort()).toEqual(
      preview.texts.map(({ body, segments }) => [body, segments]).sort(),
    );
    await office.app.finishTasks();
    expect((await office.browser.open(sent.path)).text).toContain(
      '3 texts sent: 1 question whether we may text, 2 offers. Whoever says yes gets their offer at once.',
    );
  });

  it('says that people are asked for consent, and no more offers to send to them', async () => {
    await queued('Cy', { consents: false });
    await queued('Dee', { consents: false });
    const sent = await office.browser.submit(
      await office.browser.open(`${eventPath()}?send=event`),
      {},
      'Send to 2',
    );
    expect(sent.path).toMatch(/\?sent=2031/);
    expect(sent.text).toContain('2 people are asked whether we may text.');
    expect(sent.text).not.toContain('No text was sent');
    expect(sent.text).toContain('2 asked for consent');
    expect(sent.text).not.toMatch(/Send \d+ queued/);
    const fill = await office.browser.open(`/app/labor/${office.show.open.slug}/requests/`);
    expect(fill.html).toContain('id="state-awaiting"');
    expect(fill.html).not.toContain('send-queued');
    await queued('Eve', { consents: false });
    const later = await office.browser.submit(
      await office.browser.open(`${eventPath()}?send=event`),
      {},
      'Send to 1',
    );
    expect(later.text).toContain('2 people asked for consent before, without an answer.');
  });

  it('names who gets no text, and sends nothing where nobody would get one', async () => {
    const { workerId } = await queued('Di');
    await office.app.db.query(
      'insert into phone_stops (phone_number, stopped_at) select phone_number, now() from workers where id = $1',
      [workerId],
    );
    const page = await office.browser.open(`${eventPath()}?send=event`);
    expect(page.text).toContain('Nobody would get a text.');
    expect(page.text).toContain('Di · opted out with STOP');
    expect(page.forms.flatMap(({ buttons }) => buttons)).not.toContain('Send to 0');
    const pressed = await office.browser.post(eventPath(), [['send_messages', '1']]);
    expect(pressed.text).toContain('No text was sent.');
    expect(pressed.text).toContain('1 person opted out.');
  });

  it('sends nothing without the button, and nothing of other companies', async () => {
    await queued('Ana');
    await office.browser.post(eventPath());
    const other = await office.house.show();
    const elsewhere = `${eventPath()}?send=call-${other.call.slug}`;
    expect((await office.browser.open(elsewhere)).status).toBe(404);
    const posts = [
      eventPath(),
      `/app/call/${office.show.later.slug}/send-calltime/`,
      `/app/labor/${office.show.open.slug}/send-messages/`,
      `/app/call/${office.show.call.slug}/send-reminder/`,
      `${eventPath()}messages/retry/`,
    ];
    for (const [who, status] of [
      ['worker', 403],
      ['otherSteward', 403],
      ['owner', 403],
      ['stranger', 404],
    ] as const)
      for (const path of posts)
        expect([
          who,
          path,
          (await office.people[who].post(path, [['send_messages', '1']])).status,
        ]).toEqual([who, path, status]);
    const [{ count }] = await office.app.db.query<[{ count: number }]>(
      `select count(*)::int as count from outgoing_messages m join labor_requests r on r.id = m.subject_id where r.labor_requirement_id = $1`,
      [office.show.open.id],
    );
    expect(count).toBe(0);
    const stewards = await office.people.steward.post(eventPath(), [['send_messages', '1']]);
    expect(stewards.text).toContain('1 text on the way.');
  });

  it('speaks Spanish', async () => {
    await queued('Ana');
    const spanish = await OfficeBrowser.of(office.app, office.house.manager, {
      'accept-language': 'es',
    });
    const page = await spanish.open(`${eventPath()}?send=event`);
    expect(page.text).toContain('Enviar lo que está en cola');
    expect((await spanish.submit(page, {}, 'Enviar a 1')).text).toContain('1 mensaje en camino.');
  });

  it('reads what the event costs once for all who watch it, until something changes or a minute passes', async () => {
    const { actor } = await aManager(office.app.db, office.house.company.id);
    const read = async (version: number | null, by = actor): Promise<[string, number]> => {
      const workOf = (who: typeof actor) =>
        office.app.get(UnitOfWork).reading({ actor: who, httpRequestId: null, origin: null });
      const event = await office.app
        .get(EventQueries)
        .reached(workOf(actor), office.show.event.slug);
      const work = workOf(by);
      let cost: unknown;
      const statements = await recordStatements(office.app.db, async () => {
        cost = await office.app.get(SharedEventCostService).of(work, event, version);
      });
      return [JSON.stringify(cost), statements.length];
    };
    const [first, statements] = await read(7);
    expect(statements).toBeGreaterThan(3);
    expect(await read(7)).toEqual([first, 0]);
    for (const version of [8, null, null]) expect(await read(version)).toEqual([first, statements]);
    expect(await read(8)).toEqual([first, 0]);
    const { actor: stranger } = await aManager(office.app.db, (await aCompany(office.app.db)).id);
    await expect(read(8, stranger)).rejects.toBeInstanceOf(NotFound);
    office.app.clock.advance(1);
    expect((await read(8))[1]).toBe(statements);
    office.app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
  });

  it('costs two statements more than without, whatever is queued', async () => {
    const statements = async (who: OfficeBrowser) => {
      await moveRevisions(office.app.db);
      return (await recordStatements(office.app.db, () => who.open(eventPath()))).length;
    };
    const [ofManager, ofSteward] = [
      await statements(office.browser),
      await statements(office.people.steward),
    ];
    for (const name of ['Ana', 'Bo', 'Cy', 'Di']) await queued(name);
    expect(await statements(office.browser)).toBe(ofManager);
    expect(await statements(office.people.steward)).toBe(ofSteward);
    for (const count of [ofManager, ofSteward])
      expect(count).toBeLessThanOrEqual(6 + SNAPSHOT_STATEMENTS);
  });
});
