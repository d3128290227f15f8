import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import type { LoadedPage } from '../support/browser-form.js';
import { timeSheetPages, type Row } from '../support/time-sheet-pages.js';

describe('rows of the page of a time sheet', () => {
  const pages = timeSheetPages();
  const { aSheet, post, cell } = pages;

  const numbersOf = ({ html }: LoadedPage, id: number): string[] => {
    const [row = ''] = new RegExp(`<tr id="request-${id}".*?</tr>`, 's').exec(html) ?? [];
    const numbers = row.matchAll(/class="sheet-cell sheet-right"[^>]*>([^<]*)</g);
    return [...numbers].map(([, text]) => text!);
  };

  describe('many at once, and back', () => {
    it('signs in all whom it counts: those of the chosen skill', async () => {
      const sheet = await aSheet(['Ann', 'Bo']);
      const other = await aSkill(pages.app.db, { companyId: pages.company.id });
      const place = { callTimeId: sheet.call.id, laborTypeId: other.id };
      const { id: laborRequirementId } = await aRequirement(pages.app.db, place);
      const cy = await aWorker(pages.app.db, { companyId: pages.company.id, name: 'Cy' });
      await aConfirmedRequest(pages.app.db, { laborRequirementId, workerId: cy.id });
      let shown = await pages.people.steward.open(`${sheet.path}?labor_type=${other.id}`);
      shown = await pages.people.steward.submit(shown, {}, 'Sign in 1 at 8:00 AM');
      expect(shown.text).toContain('1 in · 0 out · 2 not signed in');
      expect(shown.text).not.toMatch(/Sign in \d+ at/);
      shown = await pages.people.steward.open(`${sheet.path}?labor_type=${sheet.skill.id}`);
      shown = await pages.people.steward.submit(shown, {}, 'Sign in 2 at 8:00 AM');
      expect(shown.text).toContain('3 in · 0 out · 0 not signed in');
    });

    it('everybody in at the call’s time, lunch and sign-out for those marked, undone one by one', async () => {
      const sheet = await aSheet(['Ann', 'Bo', 'Cy']);
      const [ann, bo, cy] = sheet.ids.map(String);
      let shown = await pages.people.steward.open(sheet.path);
      expect(shown.text).toContain('0 in · 0 out · 3 not signed in');
      shown = await pages.people.steward.submit(shown, {}, 'Sign in 3 at 8:00 AM');
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
      shown = await pages.people.steward.open(sheet.path);
      shown = await pages.people.steward.submit(shown, {}, 'Undo: end (2 rows)');
      await pages.people.steward.submit(shown, {}, 'Undo: break added (2 rows)');
      expect(await sheet.hours()).toEqual(['08:00-', '08:00-', '08:00-']);
      expect((await pages.people.manager.open(sheet.path)).text).not.toContain('Undo:');
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
    const page = await pages.people.manager.open(sheet.path);
    const rows: Row[] = (await pages.api.get(sheet.apiPath)).body.labor_requests;
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
    const none = await pages.people.manager.open(
      `${sheet.path}?labor_type=${(await aSkill(pages.app.db, { companyId: pages.company.id })).id}`,
    );
    expect(none.text).toContain('Ann');
    const skilled = await pages.people.manager.open(`${sheet.path}?labor_type=${sheet.skill.id}`);
    expect(skilled.text).toContain('3 people');
  });

  it('says under a row what came from which punch, by whom and by which rule', async () => {
    const sheet = await aSheet(['Ann Audio']);
    await post(sheet, { action: 'sign_in', request_id: String(sheet.ids[0]) }, 'steward');
    await post(sheet, cell(sheet.ids[0]!, 'end_time', '4:10p'));
    const shown = await pages.people.manager.open(`${sheet.path}?row=${sheet.ids[0]}`);
    expect(shown.text).toMatch(
      /In 12:40 PM, counts as 8:00 AM · .*, time sheet, .* The scheduled start counts/,
    );
    expect(shown.text).toContain(
      `Out 4:10 PM, counts as 4:00 PM · ${pages.managerName}, time sheet`,
    );
    expect(shown.text).toMatch(/Entered by hand: rounded to the nearest half hour/);
    expect(shown.text).toContain('fixed at the first sign-out');
  });
});
