import { aCall } from '../factories/a-call.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { eventPages } from '../support/event-pages.js';

describe('pages of a call', () => {
  const pages = eventPages();
  const { eventPath, row, post } = pages;

  it('is added within the days of its event, and leads to its labor', async () => {
    const page = await pages.manager.open(`${eventPath()}add-call`);
    const refused = await pages.manager.submit(
      page,
      { name: 'Focus', date: '2031-05-09', time: '07:00' },
      'name',
    );
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('The date must lie within the event');
    expect(refused.forms.find(({ values }) => values.name === 'Focus')?.values).toMatchObject({
      time: '07:00',
      date: '2031-05-09',
    });
    const added = await pages.manager.submit(
      refused,
      { date: '2031-05-02', message: 'Gate 4' },
      'name',
    );
    const call = await row<{ slug: string }>(
      `select slug, date::text, time::text, message, minimum_minutes from call_times where name = 'Focus' and event_id = $1`,
      pages.show.event.id,
    );
    expect(call).toMatchObject({
      date: '2031-05-02',
      time: '07:00:00',
      message: 'Gate 4',
      minimum_minutes: null,
    });
    expect(added.path).toBe(`/app/call/${call!.slug}/add-labor/#new-labor-${call!.slug}`);
  });

  it('of a single-day event is on its day', async () => {
    const event = await anEvent(pages.app.db, {
      companyId: pages.house.company.id,
      isSingleDay: true,
      endDate: '2031-05-01',
    });
    const page = await pages.manager.open(`/app/events/${event.slug}/add-call`);
    const values = page.forms.find((form) => 'time' in form.values)!.values;
    expect(values).not.toHaveProperty('date');
    await pages.manager.submit(page, { name: 'Doors', time: '17:30', date: '2031-08-01' }, 'time');
    expect(await row('select date::text from call_times where event_id = $1', event.id)).toEqual({
      date: '2031-05-01',
    });
  });

  it('moves after showing the very text, and moves back while nobody was told', async () => {
    await pages.app.db.query('delete from time_changes where labor_request_id = $1', [
      pages.show.confirmed.id,
    ]);
    const edit = `/app/call/${pages.show.call.slug}/edit/`;
    const page = await pages.manager.open(edit);
    const shown = await pages.manager.submit(page, { time: '10:30' }, 'time');
    expect(shown.text).toContain('1 confirmed will be asked again');
    expect(shown.text).toMatch(/new time for .*10:30 AM/);
    expect(
      await row('select time::text from call_times where id = $1', pages.show.call.id),
    ).toEqual({
      time: '08:00:00',
    });
    const other = await pages.manager.submit(shown, { time: '11:00' }, 'agreed');
    expect(other.text).toMatch(/11:00 AM/);
    const moved = await pages.manager.submit(other, {}, 'agreed');
    expect(moved.path).toBe(`${eventPath()}#call-${pages.show.call.slug}`);
    expect(moved.text).toContain('Moved. The text to 1 worker waits a minute.');
    const sent = await row<{ body: string }>(
      `select body from outgoing_messages where kind = 'time_change' and subject_id = $1 order by id desc`,
      pages.show.confirmed.id,
    );
    expect(other.text).toContain(sent!.body.replace(/\s+/g, ' '));

    const back = await pages.manager.submit(moved, {}, 'Move back');
    expect(back.path).toBe(`${eventPath()}#call-${pages.show.call.slug}`);
    expect(
      await row('select time::text from call_times where id = $1', pages.show.call.id),
    ).toEqual({
      time: '08:00:00',
    });
    expect(back.text).not.toContain('waits a minute');
    pages.app.clock.setTime('2031-04-20T12:05:00-04:00');
    await pages.app.finishTasks();
    expect(
      await row(
        `select count(*)::int as n from outgoing_messages where kind = 'time_change' and subject_id = $1 and status in ('sent', 'delivered', 'queued', 'held')`,
        pages.show.confirmed.id,
      ),
    ).toEqual({ n: 0 });
  });

  it.each`
    query                | says
    ${'date=2031-06-01'} | ${'must lie within the event'}
    ${'date=2031-02-30'} | ${'date'}
    ${'time=25:00'}      | ${'time'}
    ${'time=noon'}       | ${'time'}
  `(
    'says beside the date and time, without refusing, why a call cannot move to $query',
    async ({ query, says }) => {
      const page = await pages.manager.open(`/app/call/${pages.show.call.slug}/edit/?${query}`);
      expect(page.status).toBe(200);
      const [, told] = /id="move-texts">(.*?)<\/div>/s.exec(page.html)!;
      expect(told!.toLowerCase()).toContain(says);
      expect(told).toContain('<p>');
      expect(page.text).not.toContain('will be asked again');
    },
  );

  it('changes without a question when nobody is asked again', async () => {
    const page = await pages.manager.open(`/app/call/${pages.show.later.slug}/edit/`);
    const saved = await pages.manager.submit(
      page,
      { name: 'Strike 2', time: '19:00', expected_hours: '6.5' },
      'time',
    );
    expect(saved.path).toBe(`${eventPath()}#call-${pages.show.later.slug}`);
    expect(
      await row(
        'select name, time::text, expected_minutes from call_times where id = $1',
        pages.show.later.id,
      ),
    ).toEqual({ name: 'Strike 2', time: '19:00:00', expected_minutes: 390 });
    expect(saved.text).toContain('was 6:00');
  });

  it.each`
    wrong                       | field
    ${{ time: '25:00' }}        | ${'time'}
    ${{ name: '' }}             | ${'name'}
    ${{ minimum_hours: '4.3' }} | ${'minimum'}
    ${{ expected_hours: '25' }} | ${'expected'}
  `('is refused beside the field for $wrong', async ({ wrong, field }) => {
    const page = await pages.manager.open(`${eventPath()}add-call`);
    const refused = await pages.manager.submit(
      page,
      { name: 'Focus', date: '2031-05-02', time: '07:00', message: 'kept', ...wrong },
      'time',
    );
    expect([refused.status, refused.html.includes(`id="new-call-form-${field}-error"`)]).toEqual([
      400,
      true,
    ]);
    expect(refused.forms.find((form) => 'time' in form.values)!.values).toMatchObject({
      message: 'kept',
      ...wrong,
    });
  });

  it('is copied with its labor and crew, queued', async () => {
    const page = await pages.manager.open(`/app/call/${pages.show.call.slug}/copy/`);
    await pages.manager.submit(page, { name: 'Load in again', date: '2031-05-03' }, 'time');
    expect(
      await row(
        `select count(*)::int as n, bool_and(r.sent_at is null) as queued from call_times ct join labor_requirements q on q.call_time_id = ct.id
           join labor_requests r on r.labor_requirement_id = q.id where ct.name = 'Load in again' and ct.event_id = $1`,
        pages.show.event.id,
      ),
    ).toEqual({ n: 1, queued: true });
  });

  it('lists everybody asked by state and skill, and decides about each', async () => {
    const path = `/app/call/${pages.show.later.slug}/requests/`;
    const other = await aRequirement(pages.app.db, { callTimeId: pages.show.later.id });
    const worker = await aWorker(pages.app.db, {
      companyId: pages.house.company.id,
      name: 'Zoe Elsewhere',
    });
    await aRequest(pages.app.db, {
      laborRequirementId: other.id,
      workerId: worker.id,
      state: 'declined',
    });
    const all = await pages.manager.open(`${path}?labor_type=All`);
    for (const words of ['Pending (1)', 'Declined (1)', worker.name, pages.show.worker.name])
      expect([words, all.text.includes(words)]).toEqual([words, true]);
    const one = await pages.manager.open(`${path}?labor_type=${pages.show.skill.id}`);
    expect([one.text.includes(pages.show.worker.name), one.text.includes(worker.name)]).toEqual([
      true,
      false,
    ]);

    const state = () =>
      row('select state from labor_requests where id = $1', pages.show.pending.id);
    for (const [action, after] of [
      ['confirm', 'confirmed'],
      ['ncns', 'no_show'],
    ] as const) {
      const answer = await post(pages.manager, path, {
        request_id: String(pages.show.pending.id),
        action,
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
      expect(await state()).toEqual({ state: after });
    }
    const elsewhere = await post(pages.manager, path, {
      request_id: String(pages.show.confirmed.id),
      action: 'decline',
    });
    expect(elsewhere.status).toBe(404);
    const unknown = await post(pages.manager, path, {
      request_id: String(pages.show.pending.id),
      action: 'promote',
    });
    expect(unknown.status).toBe(400);
  });

  it('is deleted after saying who is told, and comes back', async () => {
    const ask = await pages.manager.open(`/app/call/${pages.show.call.slug}/delete/`);
    expect(ask.text).toContain('1 person gets a text');
    const gone = await pages.manager.submit(ask, {}, 'Delete and text 1 person');
    expect([gone.path, gone.html.includes(`id="call-${pages.show.call.slug}"`)]).toEqual([
      eventPath(),
      false,
    ]);
    const deleted = await pages.manager.open(`${eventPath()}deleted`);
    expect(deleted.text).toContain(pages.show.call.name);
    const back = await pages.manager.submit(deleted, {}, 'Restore');
    expect([back.path, back.html.includes(`id="call-${pages.show.call.slug}"`)]).toEqual([
      eventPath(),
      true,
    ]);
  });

  it('with hours is not a steward’s to delete, and the page says so before', async () => {
    const call = await aCall(pages.app.db, { eventId: pages.show.event.id });
    const { id: laborRequirementId } = await aRequirement(pages.app.db, { callTimeId: call.id });
    const { id } = await aConfirmedRequest(pages.app.db, { laborRequirementId });
    await pages.app.db.query(
      'insert into time_entries (labor_request_id, start_at) values ($1, now())',
      [id],
    );
    const ask = await pages.browsers.steward.open(`/app/call/${call.slug}/delete/`);
    expect(ask.text).toContain('Hours were recorded for this call time');
    expect(ask.text).not.toContain('Delete call ');
    expect((await post(pages.browsers.steward, `/app/call/${call.slug}/delete/`)).status).toBe(400);
  });
});
