import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { timeSheetPages, type Person } from '../support/time-sheet-pages.js';

describe('access to the page of a time sheet', () => {
  const pages = timeSheetPages();
  const { aSheet, post } = pages;

  type Sheet = Awaited<ReturnType<typeof aSheet>>;

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
        const [{ id: breakId }] = (await pages.api.get(sheet.apiPath)).body.labor_requests[0]
          .time_entry.meal_breaks;
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
          expect([address, (await pages.people[who].open(address)).status]).toEqual([
            address,
            status,
          ]);
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
      const { time_entry: entry } = (await pages.api.get(other.apiPath)).body.labor_requests[0];
      for (const address of [
        `/app/call/none/track/`,
        `/app/call/time-sheet-row/999999999/`,
        `${sheet.path}edit/?request_id=${other.ids[0]}&field=start_time`,
        `${sheet.path}edit/?request_id=${sheet.ids[0]}&field=name`,
        `${sheet.path}edit/`,
        `${sheet.path}meal_edit/?meal_break_id=${entry.meal_breaks[0].id}`,
        `${sheet.path}meal_edit/?meal_break_id=x`,
      ])
        expect([address, (await pages.people.manager.open(address)).status]).toEqual([
          address,
          404,
        ]);
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

  it('is Spanish for those who read Spanish, refusals and typed words too', async () => {
    const sheet = await aSheet(['Ann Audio']);
    const reader = await aSignedInBrowser(pages.app, pages.manager, { 'accept-language': 'es' });
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
        pages.app.db,
        async () => void (await pages.people.manager.open(sheet.path)),
      );
      return statements.length;
    };
    const [few, many] = [
      await aSheet(['Ann']),
      await aSheet(Array.from({ length: 30 }, (_, nth) => `Worker ${nth}`)),
    ];
    await pages.people.manager.open(few.path);
    const counts = [await count(few), await count(many)];
    expect(counts[0]).toBe(counts[1]);
    expect(counts[1]).toBeLessThanOrEqual(4 + 2 + 2 + SNAPSHOT_STATEMENTS);
  });
});
