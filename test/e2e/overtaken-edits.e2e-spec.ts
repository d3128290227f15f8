import { eventPages, type Path } from '../support/event-pages.js';

describe('pages of events, calls and labor', () => {
  const pages = eventPages();
  const { pathFor, row } = pages;

  type Edit = [string, Path, string, string, (value: string) => [string, object]];
  const anEdit = (...edit: Edit): Edit => edit;
  const edits = [
    anEdit(
      'event',
      ({ event }) => `/app/events/${event.slug}/edit`,
      'event_name',
      'A',
      (value) => [...([`/event/${pages.show.event.slug}/`, { event_name: value }] as const)],
    ),
    anEdit(
      'note',
      ({ event }) => `/app/events/${event.slug}/note`,
      'event_description',
      'A',
      (value) => [...([`/event/${pages.show.event.slug}/`, { event_description: value }] as const)],
    ),
    anEdit(
      'call',
      ({ call }) => `/app/call/${call.slug}/edit/`,
      'name',
      'A',
      (value) => [...([`/call-times/${pages.show.call.slug}/edit/`, { name: value }] as const)],
    ),
    anEdit(
      'labor',
      ({ open }) => `/app/labor/${open.slug}/edit/`,
      'needed_labor',
      '7',
      (value) => [...([`/labor/${pages.show.open.slug}/edit/`, { needed_labor: value }] as const)],
    ),
  ];

  it.each(edits)(
    'of %s shows both values, and saves the chosen one',
    async (what, path, field, mine, theirs) => {
      const other = await pages.app.as(pages.house.manager);
      const overtake = async (value: string): Promise<void> => {
        const [address, body] = theirs(value);
        const answer =
          what === 'labor' ? await other.post(address, body) : await other.patch(address, body);
        expect(answer.status).toBe(200);
      };
      const stored = async (): Promise<string> =>
        (await pages.manager.open(pathFor(path))).forms.find(({ values }) => 'shown' in values)!
          .values[field]!;
      const form = await pages.manager.open(pathFor(path));
      await overtake('55');
      const both = await pages.manager.submit(form, { [field]: mine }, 'shown');
      expect(both.status).toBe(409);
      const again = both.forms.find(({ values }) => 'shown' in values)!.values;
      expect(again).toMatchObject({ [field]: mine, [`keep.${field}`]: 'mine' });
      for (const value of ['55', mine]) expect(both.text).toContain(value);
      expect(await stored()).toBe('55');

      const kept = await pages.manager.submit(both, { [`keep.${field}`]: 'theirs' }, 'shown');
      expect([kept.status, await stored()]).toEqual([200, '55']);
      const forced = await pages.manager.submit(both, {}, 'shown');
      expect([forced.status, await stored()]).toEqual([200, mine]);
    },
  );

  it('elsewhere keeps what the other one changed', async () => {
    const form = await pages.manager.open(`/app/call/${pages.show.call.slug}/edit/`);
    const other = await pages.app.as(pages.house.manager);
    await other.patch(`/call-times/${pages.show.call.slug}/edit/`, { message: 'Theirs' });
    await pages.manager.submit(form, { name: 'Mine' }, 'shown');
    expect(
      await row('select name, message from call_times where id = $1', pages.show.call.id),
    ).toEqual({
      ...{ name: 'Mine', message: 'Theirs' },
    });
  });
});
