import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import type { LoadedPage } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { eventPages } from '../support/event-pages.js';

describe('pages of an event', () => {
  const pages = eventPages();
  const { row, eventPath, post } = pages;

  const idOf = (page: LoadedPage, id: string): string =>
    new RegExp(`id="${id}"[^>]*>(.*?)</(?:span|p|div|h3|li)>`, 's')
      .exec(page.html)?.[1]
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() ?? '';

  describe('an event', () => {
    const form = () => ({
      ...{
        event_name: 'Expo <b>',
        start_date: '2031-06-01',
        end_date: '2031-06-02',
        event_description: 'Bring "gloves"',
      },
      location_profile: String(pages.show.event.locationProfileId),
    });
    const stored = (name: string) =>
      row<{ slug: string }>(
        'select slug, start_date::text, end_date::text, is_single_day, created_by_id, event_description from events where event_name = $1 order by id desc',
        name,
      );

    it('is created by a form, once, also when it is sent twice', async () => {
      const page = await pages.manager.open('/app/events/create');
      const values = { ...form(), event_name: 'Sent twice' };
      const answers = await Promise.all([
        pages.manager.submit(page, values, 'event_name'),
        pages.manager.submit(page, values, 'event_name'),
      ]);
      const event = await stored('Sent twice');
      expect(event).toMatchObject({
        ...{ start_date: '2031-06-01', end_date: '2031-06-02', is_single_day: false },
        created_by_id: pages.house.manager.grant.id,
      });
      for (const { path, status } of answers)
        expect([path, status]).toEqual([`/app/events/${event!.slug}/`, 200]);
      expect(
        await row('select count(*)::int as n from events where event_name = $1', 'Sent twice'),
      ).toEqual({ n: 1 });
    });

    it('of a single day ends on it, whatever stood in the other field', async () => {
      await pages.manager.submit(
        await pages.manager.open('/app/events/create'),
        {
          ...form(),
          event_name: 'One day',
          end_date: '2031-06-09',
          is_single_day: 'on',
        },
        'event_name',
      );
      expect(await stored('One day')).toMatchObject({
        start_date: '2031-06-01',
        end_date: '2031-06-01',
        is_single_day: true,
      });
    });

    it.each`
      wrong                               | says                        | because
      ${{ event_name: '' }}               | ${'event_name-error'}       | ${'it needs a name'}
      ${{ start_date: '2031-02-30' }}     | ${'start_date-error'}       | ${'there is no such day'}
      ${{ end_date: '2031-05-31' }}       | ${'end_date-error'}         | ${'it cannot end before it starts'}
      ${{ location_profile: '' }}         | ${'location_profile-error'} | ${'it takes place somewhere'}
      ${{ location_profile: '99999999' }} | ${'location_profile-error'} | ${'that is another company’s location'}
    `(
      'is refused beside the field for $wrong, because $because, and nothing typed is lost',
      async ({ wrong, says }) => {
        const page = await pages.manager.submit(
          await pages.manager.open('/app/events/create'),
          {
            ...form(),
            event_name: 'Refused',
            ...wrong,
          },
          'event_name',
        );
        expect([page.status, page.html.includes(says)]).toEqual([400, true]);
        expect(page.forms.find(({ values }) => 'event_name' in values)!.values).toMatchObject({
          event_description: 'Bring "gloves"',
          ...(wrong.location_profile === undefined && wrong),
        });
        expect(await stored('Refused')).toBeUndefined();
      },
    );

    it('is edited, and goes to the dashboard where nothing else is said', async () => {
      const page = await pages.manager.open(`${eventPath()}edit`);
      expect(page.forms.find(({ values }) => 'event_name' in values)!.values).toMatchObject({
        event_name: pages.show.event.eventName,
        start_date: '2031-05-01',
        next: eventPath(),
      });
      const saved = await pages.manager.submit(page, { event_name: 'Renamed <i>' }, 'event_name');
      expect([saved.path, saved.text.includes('Renamed <i>')]).toEqual([eventPath(), true]);
      const dates = { start_date: '2031-05-01', end_date: '2031-05-04' };
      const answer = await post(pages.manager, `${eventPath()}edit`, { ...form(), ...dates });
      expect(answer.headers.get('location')).toBe('/app/dashboard/');
    });

    it('offers to move its calls along, and says first who is asked again', async () => {
      const edit = await pages.manager.open(`${eventPath()}edit`);
      const dates = { start_date: '2031-05-08', end_date: '2031-05-11' };
      const refused = await pages.manager.submit(edit, dates, 'event_name');
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('Move all calls by 7 days');
      const shown = await pages.manager.submit(refused, { move_calls: 'on' }, 'event_name');
      expect([shown.status, shown.text.includes('1 confirmed worker will be asked again')]).toEqual(
        [200, true],
      );
      expect(
        await row('select start_date::text from events where id = $1', pages.show.event.id),
      ).toEqual({ start_date: '2031-05-01' });
      const done = await pages.manager.submit(shown, {}, 'agreed');
      expect(done.path).toBe(eventPath());
      expect(
        await row('select date::text from call_times where id = $1', pages.show.call.id),
      ).toEqual({
        date: '2031-05-08',
      });
    });

    it('shows calls by day with live counts, marks and answers', async () => {
      const more = await aRequirement(pages.app.db, {
        callTimeId: pages.show.call.id,
        neededLabor: 1,
      });
      for (const state of ['confirmed', 'confirmed', 'available', 'declined', 'no_show'] as const)
        await aRequest(pages.app.db, { laborRequirementId: more.id, state });
      await aRequest(pages.app.db, { laborRequirementId: more.id, sentAt: null });
      const { html, text, status } = await pages.manager.open(eventPath());
      expect(status).toBe(200);
      const counts = new RegExp(`id="labor-${more.slug}-counts"(.*?)</li>`, 's')
        .exec(html)![1]!
        .replace(/<[^>]+>/g, ' ');
      for (const words of ['1 available', '1 queued', '2 declined', 'Filled', 'Overbooked by 3'])
        expect(counts).toContain(words);
      expect(text).toContain('Thu, May 1');
      expect(text).toContain('+1');
      expect(html).toContain(`/app/labor/${more.slug}/requests/`);
    });

    it('shows a steward what a steward may do, and no more', async () => {
      const { html, text } = await pages.browsers.steward.open(eventPath());
      for (const part of [
        '/add-call',
        `/call/${pages.show.call.slug}/edit/`,
        `/labor/${pages.show.open.slug}/edit/`,
      ])
        expect([part, html.includes(part)]).toEqual([part, true]);
      for (const part of [
        `${eventPath()}edit`,
        '/assign-steward',
        `${eventPath()}delete`,
        `${eventPath()}cancel`,
        '/deleted',
      ])
        expect([part, html.includes(part)]).toEqual([part, false]);
      expect(text).not.toMatch(/\$|Minimum/);
    });

    it('gets a note and a steward in its place', async () => {
      const noted = await pages.manager.submit(
        await pages.manager.open(`${eventPath()}note`),
        { event_description: 'Dock <4>' },
        'event_description',
      );
      expect([noted.path, noted.text.includes('Dock <4>')]).toEqual([eventPath(), true]);
      const steward = String(pages.house.otherSteward.grant.id);
      const assigned = await pages.manager.submit(
        await pages.manager.open(`${eventPath()}assign-steward`),
        { steward_id: steward },
        'steward_id',
      );
      expect(assigned.path).toBe(eventPath());
      const unknown = await post(pages.manager, `${eventPath()}assign-steward`, {
        steward_id: '1',
      });
      expect(unknown.status).toBe(404);
      expect((await pages.browsers.steward.open(eventPath())).status).toBe(403);
    });

    it('is deleted after saying who is told, and comes back', async () => {
      const ask = await pages.manager.open(`${eventPath()}delete`);
      expect(ask.text).toContain('Its 2 calls go with it');
      expect(ask.text).toContain('1 person gets a text');
      const list = await pages.manager.submit(ask, {}, 'Delete and text 1 person');
      expect(list.path).toBe(`/app/events/?deleted=${pages.show.event.slug}`);
      expect((await pages.manager.open(eventPath())).status).toBe(404);
      expect((await pages.manager.open('/app/events/?view=deleted')).text).toContain(
        pages.show.event.eventName,
      );
      const back = await pages.manager.submit(list, {}, 'Undo');
      expect([back.path, back.status]).toEqual([eventPath(), 200]);
      const again = await post(pages.manager, `/app/events/${pages.show.event.slug}/restore`);
      expect(again.headers.get('location')).toBe('/app/events/?view=deleted');
      const answer = await post(pages.manager, `${eventPath()}delete`);
      expect(answer.headers.get('location')).toBe('/app/dashboard/');
    });
  });

  it('speak Spanish', async () => {
    const browser = await OfficeBrowser.of(pages.app, pages.house.manager, {
      'accept-language': 'es',
    });
    const page = await browser.open(eventPath());
    expect(page.text).toContain('Agregar un turno');
    expect(page.html).toContain('lang="es"');
    const refused = await browser.submit(
      await browser.open('/app/events/create'),
      { event_name: '' },
      'event_name',
    );
    expect(refused.text).toContain('Este campo es obligatorio.');
    expect(refused.text).not.toMatch(/This field|Create event/);
    expect(idOf(page, `call-${pages.show.call.slug}-name`)).toBe(pages.show.call.name);
  });
});
