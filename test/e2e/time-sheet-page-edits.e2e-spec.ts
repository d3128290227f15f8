import { timeSheetPages } from '../support/time-sheet-pages.js';

describe('edits on the page of a time sheet', () => {
  const pages = timeSheetPages();
  const { aSheet, post, cell } = pages;

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
      const shown = await pages.people.manager.open(sheet.path);
      expect(shown.text).toMatch(/No-shows \(1\) .*Ann Audio .*Showed up Call out/);
      await post(sheet, { act: `call_out-${sheet.ids[0]}` });
      expect(await sheet.hours()).toEqual([]);
      const [{ nocallnoshow }] = await pages.app.db.query(
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
      const { time_entry: entry } = (await pages.api.get(sheet.apiPath)).body.labor_requests[0];
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
    const shown = await pages.people.steward.open(sheet.path);
    expect(shown.html).toContain(`href="${sheet.path}edit/?request_id=${id}&amp;field=end_time"`);
    const editor = await pages.people.steward.open(
      `${sheet.path}edit/?request_id=${id}&field=end_time`,
    );
    const saved = await pages.people.steward.submit(editor, { typed: '4:30p' }, 'typed');
    expect([saved.path, saved.status]).toEqual([sheet.path, 200]);
    expect(await sheet.hours()).toEqual(['08:00-16:30']);

    const again = await pages.people.steward.open(
      `${sheet.path}edit/?request_id=${id}&field=end_time`,
    );
    const refused = await pages.people.steward.submit(again, { typed: 'half four' }, 'typed');
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/value="half four"/);
    expect(refused.text).toMatch(/This is no time/);

    await post(sheet, cell(id!, 'end_time', '6p', '2031-05-01T16:30'), 'manager');
    const conflict = await pages.people.steward.submit(again, { typed: '5p' }, 'typed');
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain(
      `Sign out, Ann Audio: ${pages.managerName} made it 6:00 PM. You typed 5:00 PM.`,
    );
    expect(await sheet.hours()).toEqual(['08:00-18:00']);
    const decided = await pages.people.steward.submit(conflict, {}, 'Use 5:00 PM');
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
});
