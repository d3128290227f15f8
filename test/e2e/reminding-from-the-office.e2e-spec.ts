import { sendingOffice } from '../support/sending-office.js';

describe('a manager reminds and tries again from the office', () => {
  const office = sendingOffice();
  const { eventPath, queued } = office;

  it('previews a reminder, and sends it', async () => {
    const address = `${eventPath()}?send=reminder-${office.show.call.slug}`;
    const preview = (
      await office.rest.post(`/call-times/${office.show.call.slug}/send-reminder/preview/`)
    ).body.texts as { body: string }[];
    const page = await office.browser.open(address);
    expect(page.text).toContain(preview[0]!.body);
    const sent = await office.browser.submit(page, {}, 'Send to 1');
    expect(sent.text).toContain('1 text on the way.');
    const [text] = await office.app.db.query<[{ body: string }]>(
      `select body from outgoing_messages where kind = 'reminder' and subject_id = $1`,
      [office.show.confirmed.id],
    );
    expect(text.body).toBe(preview[0]!.body);
  });

  it.each`
    change                      | preview                            | method      | path                               | body                                                                      | kind
    ${'deleting a requirement'} | ${'/labor/{requirement}/delete/'}  | ${'DELETE'} | ${'/labor/{requirement}/delete/'}  | ${undefined}                                                              | ${'cancellation'}
    ${'moving an event'}        | ${'/event/{event}/edit/'}          | ${'PATCH'}  | ${'/event/{event}/'}               | ${{ start_date: '2031-05-08', end_date: '2031-05-09', move_calls: true }} | ${'time_change'}
    ${'sending clock-in codes'} | ${'/event/{event}/send-clock-in/'} | ${'POST'}   | ${'/event/{event}/send-clock-in/'} | ${undefined}                                                              | ${'clock_in_code'}
  `('has REST tell what $change texts, and keeps nothing of it', async (row) => {
    const fill = (path: string): string =>
      path
        .replace('{event}', office.show.event.slug)
        .replace('{requirement}', office.show.requirement.slug);
    const texts = () =>
      office.app.db.query<{ body: string }[]>(
        'select kind, body from outgoing_messages where subject_id = $1 and company_id = $2 order by id',
        [office.show.confirmed.id, office.house.company.id],
      );
    const { status, body } = await office.rest.post(
      `${fill(row.preview as string)}preview/`,
      row.body,
    );
    expect([status, body.texts]).toEqual([
      200,
      [expect.objectContaining({ name: office.show.worker.name, kind: row.kind })],
    ]);
    expect(await texts()).toEqual([]);
    await office.rest.send(row.method as string, fill(row.path as string), row.body as object);
    expect(await texts()).toEqual([{ kind: row.kind, body: body.texts[0].body }]);
  });

  it('says on the event and on Today at which hour of the event held texts leave', async () => {
    const { id } = await queued('Night One');
    const set = (zone: string | null, from: number, until: number) =>
      office.app.db.query(
        `with placed as (update location_profiles set time_zone = $4 where id = $5)
         update companies set sending_from_minute = $2, sending_until_minute = $3 where id = $1`,
        [office.house.company.id, from, until, zone, office.show.event.locationProfileId],
      );
    const [{ zone }] = await office.app.db.query<[{ zone: string | null }]>(
      'select time_zone as zone from location_profiles where id = $1',
      [office.show.event.locationProfileId],
    );
    await set('Asia/Kathmandu', 3 * 60 + 30, 3 * 60 + 31);
    try {
      await office.rest.post(`/event/${office.show.event.slug}/send-messages/`);
      await office.app.db.query(
        `update outgoing_messages set status = 'held' where subject_id = $1`,
        [id],
      );
      for (const path of [eventPath(), '/app/dashboard/'])
        expect((await office.browser.open(path)).text).toMatch(/1 text leaves at 3:30\sAM/);
    } finally {
      await set(zone, 0, 1440);
    }
  });

  it('says what failed and why, and tries it again', async () => {
    const request = await queued('Ana');
    await office.browser.post(eventPath(), [['send_messages', '1']]);
    await office.app.db.query(
      `update outgoing_messages set status = 'failed', error = 'the phone is off' where subject_id = $1`,
      [request.id],
    );
    await office.app.db.query('update labor_requests set sent_at = null where id = $1', [
      request.id,
    ]);
    const page = await office.browser.open(eventPath());
    expect(page.text).toContain('1 text failed Ana: the phone is off (offer)');
    const again = await office.browser.submit(page, {}, 'Try again');
    expect(again.text).toContain('1 text on the way.');
    expect(again.text).not.toContain('the phone is off');
  });

  it('a confirmed worker who cannot make the new time is shown as missing, and is taken off where it is read', async () => {
    const [{ slug }] = await office.app.db
      .query<[{ slug: string }]>(
        'update labor_requirements set needed_labor = 1 where id = $1 returning slug',
        [office.show.confirmed.laborRequirementId],
      )
      .then(([rows]) => rows as unknown as [{ slug: string }]);
    const [answers, fill] = [
      `/app/call/confirmations/${office.show.call.slug}/`,
      `/app/labor/${slug}/requests/`,
    ];
    expect((await office.browser.open(fill)).text).toContain('silent about the new time');
    expect((await office.browser.open(fill)).text).toContain('This call is full.');
    await office.app.db.query(
      'update time_changes set answered_at = now(), cant_do_it = true where labor_request_id = $1',
      [office.show.confirmed.id],
    );
    const list = await office.browser.open(fill);
    expect(list.text).toContain('1 confirmed worker cannot make the new time');
    expect(list.text).not.toContain('This call is full.');
    const page = await office.browser.open(answers);
    expect(page.text).toContain('Cannot make it (1)');
    const filling = await office.browser.submit(page, {}, 'Take off and fill');
    expect(filling.path).toContain(fill);
    expect(filling.text).not.toContain('cannot make the new time');
    const [request] = await office.app.db.query<[{ state: string }]>(
      'select state from labor_requests where id = $1',
      [office.show.confirmed.id],
    );
    expect(request.state).toBe('declined');
  });

  it('shows who answered a moved call, and reminds the silent with the text that was shown', async () => {
    const path = `/app/call/confirmations/${office.show.call.slug}/`;
    expect((await office.browser.open(path)).text).toContain('Have not answered (1)');
    await office.rest.send('PATCH', `/call-times/${office.show.call.slug}/edit/`, {
      time: '09:30',
    });
    const waiting = await office.browser.open(`${path}?remind=1`);
    expect(waiting.text).toContain('They were asked within the last hour.');
    await office.app.db.query(
      `update outgoing_messages set status = 'sent', created_at = created_at - interval '2 hours' where subject_id = $1`,
      [office.show.confirmed.id],
    );
    const page = await office.browser.open(`${path}?remind=1`);
    const done = await office.browser.submit(page, {}, 'Send to 1');
    expect(done.text).toContain('1 text on the way.');
    const [{ body }] = await office.app.db.query<[{ body: string }]>(
      `select body from outgoing_messages where subject_id = $1 and status = 'queued'`,
      [office.show.confirmed.id],
    );
    expect(page.text).toContain(body);

    for (const [who, status] of [
      ['worker', 403],
      ['otherSteward', 403],
      ['stranger', 404],
    ] as const) {
      expect([who, (await office.people[who].open(path)).status]).toEqual([who, status]);
      expect([who, (await office.people[who].post(`${path}remind/`)).status]).toEqual([
        who,
        status,
      ]);
    }
    expect((await office.people.steward.open(path)).status).toBe(200);
  });
});
