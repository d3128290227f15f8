import { aLocation } from '../factories/a-location.js';
import { anEvent } from '../factories/an-event.js';
import { eventPages } from '../support/event-pages.js';

describe('pages of lists of events', () => {
  const pages = eventPages();
  const { post, row } = pages;

  it('finds by words, counts, and keeps everything in the address', async () => {
    const arena = await aLocation(pages.app.db, {
      companyId: pages.house.company.id,
      name: 'Quay Hall',
    });
    const names = { a: 'Quay autumn', b: 'Zebra walk' };
    const own = { companyId: pages.house.company.id, locationProfileId: arena.id };
    await anEvent(pages.app.db, {
      ...own,
      eventName: names.a,
      startDate: '2031-09-03',
      endDate: null,
    });
    await anEvent(pages.app.db, {
      ...own,
      eventName: names.b,
      startDate: '2030-09-03',
      endDate: null,
    });
    const found = async (query: string) => {
      const page = await pages.manager.open(`/app/events/${query}`);
      return Object.values(names).filter((name) => page.text.includes(name));
    };
    expect(await found('?search=quay+sept')).toEqual([names.a]);
    expect(await found('?search=quay&include_past=on')).toEqual([names.a, names.b]);
    expect(await found('?view=past&search=2030-09-03')).toEqual([names.b]);
    expect(await found('?search=quay+2029&include_past=on')).toEqual([]);
    const page = await pages.manager.open('/app/events/?search=quay&include_past=on');
    expect(page.text).toContain('2 events');
    expect(page.html).toContain('value="quay"');
    for (const path of ['/app/events/search', '/app/callman-admin/search-events'])
      expect(
        (
          await pages.browsers.administrator.open(
            `${path}?search=quay&include_past=on&company=${pages.house.company.slug}`,
          )
        ).text,
      ).toContain(names.b);
  });

  it.each(['view=everything', 'page=0', 'page=x', `search=${'a'.repeat(201)}`])(
    'refuses ?%s',
    async (query) => {
      expect((await pages.manager.open(`/app/events/?${query}`)).status).toBe(400);
    },
  );

  it('assigns a steward at once, and says what an event lacks', async () => {
    const page = await pages.manager.open('/app/events/?include_past=on&per_page=100');
    const form = page.forms.find(({ action }) => action.includes(pages.show.event.slug))!;
    expect(form.values).toMatchObject({ steward_id: String(pages.house.steward.grant.id) });
    const answer = await post(pages.manager, form.action, {
      ...form.values,
      steward_id: '',
      next: '/app/events/',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/app/events/']);
    expect(await row('select steward_id from events where id = $1', pages.show.event.id)).toEqual({
      steward_id: null,
    });
    expect(page.text).toMatch(/needed|unfilled/);
  });
});
