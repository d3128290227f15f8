import { aPhoneNumber } from '../factories/numbers.js';
import { requestsAtOnce, MANY } from '../support/requests-at-once.js';

describe('concurrent requests', () => {
  const race = requestsAtOnce();
  const { tally, together, meant, count, each } = race;

  describe('add the same thing', () => {
    it('a skill: once', async () => {
      expect(
        tally(
          await together('labor_types', (index) =>
            race.manager.post('/skills/', { action: 'add', name: 'Fly operator' }, meant(index)),
          ),
        ),
      ).toBe('201 400x7');
      expect(
        await count(
          `labor_types where name = 'Fly operator' and company_id = $1`,
          race.house.company.id,
        ),
      ).toBe(1);
    });

    it('a labor requirement (F5): once', async () => {
      const body = { labor_type: race.show.unusedSkill.id, needed_labor: 2 };
      expect(
        tally(
          await together('labor_requirements', (index) =>
            race.manager.post(`/call-times/${race.show.call.slug}/add-labor/`, body, meant(index)),
          ),
        ),
      ).toBe('201 400x7');
      expect(
        await count(
          'labor_requirements where call_time_id = $1 and labor_type_id = $2',
          race.show.call.id,
          race.show.unusedSkill.id,
        ),
      ).toBe(1);
    });

    it('a request: once, and the place is kept by whoever reserves', async () => {
      const ask = (action: string) =>
        race.manager.post(`/request/${race.show.requirement.slug}/worker/`, {
          worker_id: race.show.unasked.id,
          action,
        });
      const statuses = await together('labor_requests', (index) =>
        ask(index === 5 ? 'reserve' : 'request'),
      );
      expect(statuses[5]).toBe(200);
      expect(['200 400x7', '200x2 400x6']).toContain(tally(statuses));
      expect(
        await race.app.db.query('select reserved from labor_requests where worker_id = $1', [
          race.show.unasked.id,
        ]),
      ).toEqual([{ reserved: true }]);
    });

    it('a worker, however the number is written: once', async () => {
      const digits = aPhoneNumber().slice(2);
      const written = [
        `+1${digits}`,
        digits,
        `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
      ];
      expect(
        tally(
          await together('workers', (index) =>
            race.manager.post(
              '/workers/',
              { name: 'Sam', phone_number: written[index % 3] },
              meant(index),
            ),
          ),
        ),
      ).toBe('201 400x7');
      expect(await count('workers where phone_number = $1', `+1${digits}`)).toBe(1);
    });

    it('an alternate phone: as often as it is added', async () => {
      const number = aPhoneNumber();
      expect(
        await together('alt_phones', () =>
          race.manager.put('/workers/', {
            id: race.show.unasked.id,
            phone_number: number,
            label: 'home',
          }),
        ),
      ).toEqual(each(200));
      expect(await count('alt_phones where phone_number = $1', number)).toBe(MANY.length);
    });
  });

  describe('change the same thing', () => {
    it('two edits of different fields both stay', async () => {
      expect(
        await together('events', (index) =>
          index % 2
            ? race.manager.patch(`/event/${race.show.event.slug}`, { event_name: 'Gala' })
            : race.manager.patch(`/event/${race.show.event.slug}`, {
                event_description: 'Black tie',
              }),
        ),
      ).toEqual(each(200));
      expect((await race.manager.get(`/event/${race.show.event.slug}`)).body.event).toMatchObject({
        event_name: 'Gala',
        event_description: 'Black tie',
      });
    });

    it('a call that moves many times asks each confirmed worker about the last one, with one live question', async () => {
      const { body } = await race.manager.get(`/event/${race.show.event.slug}`);
      expect(body.call_times).toHaveLength(2);
      expect(
        await together('call_times', (index) =>
          race.steward.patch(`/call-times/${race.show.call.slug}/edit/`, {
            time: `12:${10 + index}`,
          }),
        ),
      ).toEqual(each(200));
      const live = await race.app.db.query(
        'select token from time_changes where labor_request_id = $1 and answered_at is null and expires_at > $2',
        [race.show.confirmed.id, race.app.clock.now()],
      );
      expect(live).toHaveLength(1);
    });

    it('swapping the primary phone back and forth loses no number', async () => {
      const alternate = aPhoneNumber();
      const { body } = await race.manager.put('/workers/', {
        id: race.show.unasked.id,
        phone_number: alternate,
      });
      const [{ id: altId }] = body.workers.find(
        ({ id }: { id: number }) => id === race.show.unasked.id,
      ).alt_phones;
      expect(
        await together('workers', () =>
          race.manager.put('/workers/', {
            id: race.show.unasked.id,
            alt_id: altId,
            make_primary: true,
          }),
        ),
      ).toEqual(each(200));
      const [worker, ...alternates] = await race.app.db.query(
        'select phone_number from workers where id = $1 union all select phone_number from alt_phones where worker_id = $1',
        [race.show.unasked.id],
      );
      expect([worker, alternates]).toEqual([
        { phone_number: race.show.unasked.phoneNumber }, // after eight swaps
        [{ phone_number: alternate }],
      ]);
    });
  });
});
