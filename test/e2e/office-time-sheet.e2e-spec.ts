import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Person =
  | 'manager'
  | 'colleague'
  | 'steward'
  | 'other steward'
  | 'owner'
  | 'worker'
  | 'stranger'
  | 'administrator';

describe('the time sheet on its page', () => {
  let app: TestApp;
  let company: Company;
  let people: Record<Person, BrowserForm>;
  let api: Client;
  let stewardId: number;
  let managerName: string;
  let manager: Awaited<ReturnType<typeof aManager>>;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:40:20-04:00');
    company = await aCompany(app.db);
    const steward = await aSteward(app.db, company.id);
    stewardId = steward.grant.id;
    manager = await aManager(app.db, company.id);
    const [{ name }] = await app.db.query(
      `select concat_ws(' ', first_name, last_name) as name from users where id = $1`,
      [manager.actor.userId],
    );
    managerName = name as string;
    api = await app.as(manager);
    people = {
      manager: await aSignedInBrowser(app, manager),
      colleague: await aSignedInBrowser(app, await aManager(app.db, company.id)),
      steward: await aSignedInBrowser(app, steward),
      'other steward': await aSignedInBrowser(app, await aSteward(app.db, company.id)),
      owner: await aSignedInBrowser(app, await anOwner(app.db, company.id)),
      worker: await aSignedInBrowser(app, { userId: (await aUser(app.db)).id }),
      stranger: await aSignedInBrowser(app, await aManager(app.db, (await aCompany(app.db)).id)),
      administrator: await aSignedInBrowser(app, await anAdministrator(app.db)),
    };
  });
  beforeEach(() => app.clock.setTime('2031-05-01T12:40:20-04:00'));
  afterAll(() => app.close());

  async function aSheet(names: readonly string[] = ['Ann Audio', 'Bo Rigger']) {
    const event = await anEvent(app.db, { companyId: company.id, stewardId });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: skill.id },
    });
    const ids: number[] = [];
    for (const name of names) {
      const worker = await aWorker(app.db, { companyId: company.id, name });
      const request = await aConfirmedRequest(app.db, {
        ...{ laborRequirementId: requirement.id, workerId: worker.id },
      });
      ids.push(request.id);
    }
    const path = `/app/call/${call.slug}/track/`;
    const hours = async (): Promise<string[]> => {
      const { body } = await api.get(`/call-times/${call.slug}/tracking/`);
      return body.labor_requests.map((row: Row) => {
        const { time_entry: entry, ncns } = row;
        if (!entry) return ncns ? 'no-show' : '-';
        const breaks = entry.meal_breaks.map(
          (each) => ` ${each.break_time.slice(11, 16)}/${each.duration}`,
        );
        return `${entry.start_time.slice(11, 16)}-${entry.end_time?.slice(11, 16) ?? ''}${breaks.join('')}`;
      });
    };
    return {
      event,
      call,
      skill,
      requirement,
      ids,
      path,
      hours,
      apiPath: `/call-times/${call.slug}/tracking/`,
    };
  }
  type Sheet = Awaited<ReturnType<typeof aSheet>>;
  interface Row {
    ncns: boolean;
    time_entry: {
      id: number;
      start_time: string;
      end_time: string | null;
      meal_breaks: { id: number; break_time: string; duration: number }[];
      normal_hours: number;
      meal_penalty_hours: number;
      total_hours_worked: number;
    } | null;
  }

  /** Posts as a page does; `partial` as its script does. */
  async function post(
    { path }: { path: string },
    values: Record<string, string> | [string, string][],
    who: Person = 'manager',
    { partial = false } = {},
  ): Promise<{ status: number; html: string; location: string | null }> {
    const shown = await people[who].open('/app/account/');
    const token = shown.forms.find(({ values: fields }) => 'csrf_token' in fields)!.values;
    const body = new URLSearchParams([
      ['csrf_token', token['csrf_token']!],
      ...(Array.isArray(values) ? values : Object.entries(values)),
    ]);
    const answer = await people[who].send(path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: app.url,
        ...(partial && { 'hx-request-type': 'partial' }),
      },
    });
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get('location'),
    };
  }

  const cell = (id: number, field: string, typed: string, shown = ''): [string, string][] => [
    ['action', 'edit_cells'],
    ['request_id', String(id)],
    ['field', field],
    ['typed', typed],
    ['shown', shown],
  ];
  const numbersOf = ({ html }: LoadedPage, id: number): string[] => {
    const [row = ''] = new RegExp(`<tr id="request-${id}".*?</tr>`, 's').exec(html) ?? [];
    const numbers = row.matchAll(/class="sheet-cell sheet-right"[^>]*>([^<]*)</g);
    return [...numbers].map(([, text]) => text!);
  };

  describe('who may', () => {
    it.each`
      who                | status
      ${'manager'}       | ${200}
      ${'steward'}       | ${200}
      ${'administrator'} | ${200}
      ${'other steward'} | ${403}
      ${'owner'}         | ${403}
      ${'worker'}        | ${403}
      ${'stranger'}      | ${404}
    `(
      '$who gets $status at every address, and changes nothing by looking',
      async ({ who, status }: { who: Person; status: number }) => {
        const sheet = await aSheet(['Ann Audio']);
        const [id] = sheet.ids;
        await post(sheet, { action: 'update_end_time', request_id: String(id), time: '5p' });
        await post(sheet, {
          action: 'add_meal_break',
          request_id: String(id),
          break_type: '30',
          time: '12',
        });
        const [{ id: breakId }] = (await api.get(sheet.apiPath)).body.labor_requests[0].time_entry
          .meal_breaks;
        const before = await sheet.hours();
        const { path } = sheet;
        for (const address of [
          path,
          `${path}?labor_type=All&row=${id}`,
          `/app/call/time-sheet-row/${id}/`,
          `${path}edit/?request_id=${id}&field=start_time`,
          `${path}edit/?request_id=${id}&field=breaks`,
          `${path}display/?request_id=${id}&field=end_time`,
          `${path}meal_edit/?meal_break_id=${breakId}`,
          `${path}meal_display/?meal_break_id=${breakId}`,
        ])
          expect([address, (await people[who].open(address)).status]).toEqual([address, status]);
        expect(await sheet.hours()).toEqual(before);
        const allowed = status === 200;
        for (const [address, body] of [
          [`/app/call/delete_meal_break/${breakId}/`, {}],
          [path, { action: 'undo' }],
          [`/app/call/time-sheet-row/${id}/`, { action: 'sign_out' }],
        ] as [string, Record<string, string>][])
          if (!allowed || address !== path)
            expect([address, (await post({ path: address }, body, who)).status]).toEqual([
              address,
              allowed ? 303 : status,
            ]);
        expect(await sheet.hours()).toEqual(allowed ? ['08:00-17:00'] : before);
      },
    );

    it('what does not exist, or stands on another sheet, is not found', async () => {
      const [sheet, other] = [await aSheet(), await aSheet()];
      await post(other, {
        action: 'update_end_time',
        request_id: String(other.ids[0]),
        time: '5p',
      });
      await post(other, {
        action: 'add_meal_break',
        request_id: String(other.ids[0]),
        break_type: '30',
        time: '12',
      });
      const { time_entry: entry } = (await api.get(other.apiPath)).body.labor_requests[0];
      for (const address of [
        `/app/call/none/track/`,
        `/app/call/time-sheet-row/999999999/`,
        `${sheet.path}edit/?request_id=${other.ids[0]}&field=start_time`,
        `${sheet.path}edit/?request_id=${sheet.ids[0]}&field=name`,
        `${sheet.path}edit/`,
        `${sheet.path}meal_edit/?meal_break_id=${entry.meal_breaks[0].id}`,
        `${sheet.path}meal_edit/?meal_break_id=x`,
      ])
        expect([address, (await people.manager.open(address)).status]).toEqual([address, 404]);
      const refused: Record<string, string>[] = [
        { action: 'sign_in', request_id: String(other.ids[0]) },
        { action: 'update_start_time', time_entry_id: String(entry.id), time: '7' },
        { action: 'update_meal_break', meal_break_id: String(entry.meal_breaks[0].id), time: '1p' },
        { action: 'sign_in', many: '1', request_id: String(other.ids[0]) },
      ];
      for (const body of refused)
        expect([body, (await post(sheet, body)).status]).toEqual([body, 404]);
      expect(await other.hours()).toEqual(['08:00-17:00 12:00/30', '-']);
    });
  });

  describe('the actions of the contract', () => {
    it.each`
      actions                                                                                  | hours
      ${[{ action: 'sign_in' }]}                                                               | ${'08:00-'}
      ${[{ action: 'sign_in' }, { action: 'sign_out' }]}                                       | ${'08:00-12:30'}
      ${[{ action: 'update_start_time', date: '2031-05-01', time: '07:30' }]}                  | ${'07:30-'}
      ${[{ action: 'update_end_time', date: '2031-05-01', time: '19:00' }]}                    | ${'08:00-19:00'}
      ${[{ action: 'update_end_time', date: '2031-05-02', time: '01:00' }]}                    | ${'08:00-01:00'}
      ${[{ action: 'sign_in' }, { action: 'add_meal_break', break_type: 'paid' }]}             | ${'08:00- 12:40/30'}
      ${[{ action: 'sign_in' }, { action: 'add_meal_break', break_type: '60', time: 'noon' }]} | ${'08:00-12:00 12:00/60'}
      ${[{ action: 'ncns' }]}                                                                  | ${'no-show'}
      ${[{ action: 'ncns' }, { action: 'showed_up' }]}                                         | ${'-'}
      ${[{ action: 'sign_in' }, { action: 'void' }]}                                           | ${'-'}
      ${[{ action: 'sign_in' }, { action: 'undo' }]}                                           | ${'-'}
    `(
      '$actions make $hours',
      async ({ actions, hours }: { actions: Record<string, string>[]; hours: string }) => {
        const sheet = await aSheet(['Ann Audio']);
        for (const action of actions) {
          const answer = await post(sheet, { request_id: String(sheet.ids[0]), ...action });
          expect([answer.status, answer.location]).toEqual([303, sheet.path]);
        }
        expect(await sheet.hours()).toEqual([hours]);
      },
    );

    it('calling out takes the no-show back and the row off the sheet', async () => {
      const sheet = await aSheet(['Ann Audio']);
      await post(sheet, { action: 'ncns', request_id: String(sheet.ids[0]) });
      const shown = await people.manager.open(sheet.path);
      expect(shown.text).toMatch(/No-shows \(1\) .*Ann Audio .*Showed up Call out/);
      await post(sheet, { act: `call_out-${sheet.ids[0]}` });
      expect(await sheet.hours()).toEqual([]);
      const [{ nocallnoshow }] = await app.db.query(
        'select no_show_count as nocallnoshow from workers w join labor_requests r on r.worker_id = w.id where r.id = $1',
        [sheet.ids[0]],
      );
      expect(nocallnoshow).toBe(0);
    });

    it('times by their entry and breaks by their id; a break has to lie within the shift', async () => {
      const sheet = await aSheet(['Ann Audio']);
      await post(sheet, {
        action: 'update_end_time',
        request_id: String(sheet.ids[0]),
        time: '5p',
      });
      await post(sheet, {
        action: 'add_meal_break',
        request_id: String(sheet.ids[0]),
        break_type: '30',
        time: '12',
      });
      const { time_entry: entry } = (await api.get(sheet.apiPath)).body.labor_requests[0];
      const breakId = String(entry.meal_breaks[0].id);
      await post(sheet, {
        action: 'update_start_time',
        time_entry_id: String(entry.id),
        date: '2031-05-01',
        time: '09:00',
      });
      await post(sheet, {
        action: 'update_meal_break',
        meal_break_id: breakId,
        date: '2031-05-01',
        time: '13:00',
      });
      expect(await sheet.hours()).toEqual(['09:00-17:00 13:00/30']);
      const refused = await post(sheet, {
        ...{
          action: 'update_meal_break',
          meal_break_id: breakId,
          request_id: String(sheet.ids[0]),
        },
        time: '7p',
      });
      expect(refused.status).toBe(400);
      expect(refused.html).toMatch(/within the shift/);
      expect(refused.html).toMatch(/value="7p"/);
      expect(await sheet.hours()).toEqual(['09:00-17:00 13:00/30']);
    });

    it.each([
      [{}, 400],
      [{ action: 'dance' }, 400],
      [{ action: 'sign_in' }, 400],
      [{ action: 'edit_cells' }, 400],
      [{ action: 'sign_in', many: '1' }, 400],
      [{ action: 'sign_out', many: '1', request_id: 'x' }, 400],
      [{ act: 'sign_in-0' }, 400],
    ])('%j is refused with %i on the sheet', async (body, status) => {
      const sheet = await aSheet(['Ann Audio']);
      const answer = await post(sheet, body);
      expect(answer.status).toBe(status);
      expect(answer.html).toMatch(/id="refused"/);
      expect(await sheet.hours()).toEqual(['-']);
    });
  });

  it('without scripts: a cell is a link to its field, which is saved, refused with what was typed, or decided', async () => {
    const sheet = await aSheet(['Ann Audio']);
    const [id] = sheet.ids;
    const shown = await people.steward.open(sheet.path);
    expect(shown.html).toContain(`href="${sheet.path}edit/?request_id=${id}&amp;field=end_time"`);
    const editor = await people.steward.open(`${sheet.path}edit/?request_id=${id}&field=end_time`);
    const saved = await people.steward.submit(editor, { typed: '4:30p' }, 'typed');
    expect([saved.path, saved.status]).toEqual([sheet.path, 200]);
    expect(await sheet.hours()).toEqual(['08:00-16:30']);

    const again = await people.steward.open(`${sheet.path}edit/?request_id=${id}&field=end_time`);
    const refused = await people.steward.submit(again, { typed: 'half four' }, 'typed');
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/value="half four"/);
    expect(refused.text).toMatch(/This is no time/);

    await post(sheet, cell(id!, 'end_time', '6p', '2031-05-01T16:30'), 'manager');
    const conflict = await people.steward.submit(again, { typed: '5p' }, 'typed');
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain(
      `Sign out, Ann Audio: ${managerName} made it 6:00 PM. You typed 5:00 PM.`,
    );
    expect(await sheet.hours()).toEqual(['08:00-18:00']);
    const decided = await people.steward.submit(conflict, {}, 'Use 5:00 PM');
    expect(decided.status).toBe(200);
    expect(await sheet.hours()).toEqual(['08:00-17:00']);
  });

  describe('with scripts an edit answers with what has changed', () => {
    const targets = (html: string): string[] =>
      [...html.matchAll(/<hx-partial hx-target="#([^"]+)" hx-swap="outerMorph">/g)].map(
        ([, id]) => id!,
      );
    const FRAME = [
      ...['sheet-totals', 'sheet-counts', 'sheet-state', 'sheet-carried'],
      ...['sheet-undo', 'sheet-notice'],
    ];

    it('a shift that is hardly meant, with a question', async () => {
      const sheet = await aSheet();
      const [id, other] = sheet.ids;
      const edit = (who: number, typed: string) =>
        post(sheet, cell(who, 'end_time', typed), 'steward', { partial: true });
      expect((await edit(other!, '11:30p')).html).not.toContain('id="odd"');
      const odd = await edit(id!, '6:30a +1');
      expect(odd.html).toMatch(/Ann Audio: 22.h.30, from 8:00 AM to 6:30 AM \+1\. Is that so\?/);
      expect(await sheet.hours()).toEqual(['08:00-06:30', '08:00-23:30']);
      expect((await edit(id!, '6:30p')).html).not.toContain('id="odd"');
    });

    it('the row, the sums, and nothing of the other rows', async () => {
      const sheet = await aSheet();
      const [id] = sheet.ids;
      const answer = await post(sheet, cell(id!, 'end_time', '4:30p'), 'steward', {
        partial: true,
      });
      expect(answer.status).toBe(200);
      expect(targets(answer.html)).toEqual([`request-${id}`, ...FRAME]);
      expect(answer.html).toContain('8.50');
      expect(answer.html).not.toContain('Details of Bo Rigger');
      expect(answer.html).not.toContain('<html');
    });

    it.each`
      typed   | status | targets
      ${'xx'} | ${400} | ${[]}
      ${'9p'} | ${409} | ${['row']}
    `(
      '$typed: $status, with the reason',
      async (row: { typed: string; status: number; targets: string[] }) => {
        const sheet = await aSheet();
        const [id] = sheet.ids;
        await post(sheet, cell(id!, 'end_time', '5p'), 'colleague');
        const answer = await post(sheet, cell(id!, 'end_time', row.typed, ''), 'manager', {
          partial: true,
        });
        expect(answer.status).toBe(row.status);
        expect(targets(answer.html)).toEqual([...row.targets.map(() => `request-${id}`), ...FRAME]);
        expect(answer.html).toMatch(
          row.status === 409 ? /Use 9:00 PM[\s\S]*Keep 5:00 PM/ : /This is no time/,
        );
        expect(await sheet.hours()).toEqual(['08:00-17:00', '-']);
      },
    );

    it('a pasted column, of which some cells are refused', async () => {
      const sheet = await aSheet(['Ann', 'Bo', 'Cy']);
      const [ann, bo, cy] = sheet.ids;
      const body = [
        ...cell(ann!, 'start_time', '7'),
        ...cell(bo!, 'start_time', '?').slice(1),
        ...cell(cy!, 'start_time', '7:30').slice(1),
      ];
      const answer = await post(sheet, body, 'steward', { partial: true });
      expect(answer.status).toBe(200);
      expect(targets(answer.html)).toEqual([`request-${ann}`, `request-${cy}`, ...FRAME]);
      expect(answer.html).toContain('Bo: This is no time');
      expect(await sheet.hours()).toEqual(['07:00-', '-', '07:30-']);
    });
  });

  describe('many at once, and back', () => {
    it('signs in all whom it counts: those of the chosen skill', async () => {
      const sheet = await aSheet(['Ann', 'Bo']);
      const other = await aSkill(app.db, { companyId: company.id });
      const place = { callTimeId: sheet.call.id, laborTypeId: other.id };
      const { id: laborRequirementId } = await aRequirement(app.db, place);
      const cy = await aWorker(app.db, { companyId: company.id, name: 'Cy' });
      await aConfirmedRequest(app.db, { laborRequirementId, workerId: cy.id });
      let shown = await people.steward.open(`${sheet.path}?labor_type=${other.id}`);
      shown = await people.steward.submit(shown, {}, 'Sign in 1 at 8:00 AM');
      expect(shown.text).toContain('1 in · 0 out · 2 not signed in');
      expect(shown.text).not.toMatch(/Sign in \d+ at/);
      shown = await people.steward.open(`${sheet.path}?labor_type=${sheet.skill.id}`);
      shown = await people.steward.submit(shown, {}, 'Sign in 2 at 8:00 AM');
      expect(shown.text).toContain('3 in · 0 out · 0 not signed in');
    });

    it('everybody in at the call’s time, lunch and sign-out for those marked, undone one by one', async () => {
      const sheet = await aSheet(['Ann', 'Bo', 'Cy']);
      const [ann, bo, cy] = sheet.ids.map(String);
      let shown = await people.steward.open(sheet.path);
      expect(shown.text).toContain('0 in · 0 out · 3 not signed in');
      shown = await people.steward.submit(shown, {}, 'Sign in 3 at 8:00 AM');
      expect(shown.text).toContain('3 in · 0 out · 0 not signed in');
      await post(
        sheet,
        [
          ['many', '1'],
          ['action', 'add_meal_break'],
          ['lunch', '12-12:30'],
          ['request_id', ann!],
          ['request_id', bo!],
        ],
        'steward',
      );
      await post(
        sheet,
        [
          ['many', '1'],
          ['action', 'sign_out'],
          ['time', '4p'],
          ['request_id', bo!],
          ['request_id', cy!],
        ],
        'steward',
      );
      const after = ['08:00- 12:00/30', '08:00-16:00 12:00/30', '08:00-16:00'];
      expect(await sheet.hours()).toEqual(after);
      shown = await people.steward.open(sheet.path);
      shown = await people.steward.submit(shown, {}, 'Undo: end (2 rows)');
      await people.steward.submit(shown, {}, 'Undo: break added (2 rows)');
      expect(await sheet.hours()).toEqual(['08:00-', '08:00-', '08:00-']);
      expect((await people.manager.open(sheet.path)).text).not.toContain('Undo:');
    });

    it('names who was refused, and keeps what was done', async () => {
      const sheet = await aSheet(['Ann', 'Bo']);
      await post(sheet, { action: 'sign_in', request_id: String(sheet.ids[0]) });
      const answer = await post(sheet, [
        ...[
          ['many', '1'],
          ['action', 'add_meal_break'],
          ['lunch', 'noon'],
        ],
        ...sheet.ids.map((id) => ['request_id', String(id)]),
      ] as [string, string][]);
      expect(answer.html).toMatch(/Bo: This worker has not signed in/);
      expect(await sheet.hours()).toEqual(['08:00- 12:00/30', '-']);
    });
  });

  it('shows the numbers of the API, per row and summed, and only a skill’s rows when asked', async () => {
    const sheet = await aSheet(['Ann', 'Bo', 'Cy']);
    const [ann, bo] = sheet.ids;
    await post(sheet, cell(ann!, 'end_time', '6p'));
    await post(sheet, cell(bo!, 'end_time', '4p'));
    await post(sheet, cell(bo!, 'breaks', 'noon 60'));
    const page = await people.manager.open(sheet.path);
    const rows: Row[] = (await api.get(sheet.apiPath)).body.labor_requests;
    const expected = rows
      .slice(0, 2)
      .map(({ time_entry: entry }) =>
        [entry!.normal_hours, entry!.meal_penalty_hours, entry!.total_hours_worked].map((hours) =>
          hours.toFixed(2),
        ),
      );
    expect([ann!, bo!].map((id) => numbersOf(page, id))).toEqual(expected);
    expect(expected).toEqual([
      ['5.00', '5.00', '10.00'],
      ['7.00', '0.00', '7.00'],
    ]);
    expect(page.text).toMatch(/Total 12\.00 5\.00 17\.00/);
    const none = await people.manager.open(
      `${sheet.path}?labor_type=${(await aSkill(app.db, { companyId: company.id })).id}`,
    );
    expect(none.text).toContain('Ann');
    const skilled = await people.manager.open(`${sheet.path}?labor_type=${sheet.skill.id}`);
    expect(skilled.text).toContain('3 people');
  });

  it('says under a row what came from which punch, by whom and by which rule', async () => {
    const sheet = await aSheet(['Ann Audio']);
    await post(sheet, { action: 'sign_in', request_id: String(sheet.ids[0]) }, 'steward');
    await post(sheet, cell(sheet.ids[0]!, 'end_time', '4:10p'));
    const shown = await people.manager.open(`${sheet.path}?row=${sheet.ids[0]}`);
    expect(shown.text).toMatch(
      /In 12:40 PM, counts as 8:00 AM · .*, time sheet, .* The scheduled start counts/,
    );
    expect(shown.text).toContain(`Out 4:10 PM, counts as 4:00 PM · ${managerName}, time sheet`);
    expect(shown.text).toMatch(/Entered by hand: rounded to the nearest half hour/);
    expect(shown.text).toContain('fixed at the first sign-out');
  });

  it('is Spanish for those who read Spanish, refusals and typed words too', async () => {
    const sheet = await aSheet(['Ann Audio']);
    const reader = await aSignedInBrowser(app, manager, { 'accept-language': 'es' });
    const editor = await reader.open(
      `${sheet.path}edit/?request_id=${sheet.ids[0]}&field=end_time`,
    );
    const refused = await reader.submit(editor, { typed: 'tarde' }, 'typed');
    expect(refused.text).toContain('Esto no se entiende');
    const saved = await reader.submit(refused, { typed: '4 de la tarde' }, 'typed');
    expect(saved.text).toMatch(/Hoja de horas: Load in .*4:00 p\.m\./);
    expect(await sheet.hours()).toEqual(['08:00-16:00']);
  });

  it('takes the statements of the API, of sheet and state, and two more, however many rows', async () => {
    const count = async (sheet: Sheet): Promise<number> => {
      const statements = await recordStatements(
        app.db,
        async () => void (await people.manager.open(sheet.path)),
      );
      return statements.length;
    };
    const [few, many] = [
      await aSheet(['Ann']),
      await aSheet(Array.from({ length: 30 }, (_, nth) => `Worker ${nth}`)),
    ];
    await people.manager.open(few.path);
    const counts = [await count(few), await count(many)];
    expect(counts[0]).toBe(counts[1]);
    expect(counts[1]).toBeLessThanOrEqual(4 + 2 + 2);
  });
});
