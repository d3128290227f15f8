import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { allAtOnce, behindChange } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** As many as one process has pooled connections, less two. */
const MANY = Array.from({ length: 8 }, (_, index) => index);

/** The single-page app sends dozens of requests at once, and so do crews at an entrance. */
describe('concurrent requests', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let steward: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    [manager, steward] = [await app.as(house.manager), await app.as(house.steward)];
  });
  beforeEach(async () => {
    show = await house.show();
  });
  afterAll(() => app.close());

  /** Statuses by index. All requests have started before any of them writes `table`. */
  const together = async (
    table: string,
    press: (index: number) => Promise<Answer>,
  ): Promise<number[]> => {
    const answers = await allAtOnce(
      app.db,
      table,
      MANY.map((index) => () => press(index)),
    );
    return answers.map(({ status }) => status);
  };
  const each = (status: number): number[] => MANY.map(() => status);
  /** No double click: each with a key of its own. */
  const meant = (index: number) => ({ 'Idempotency-Key': `${show.event.id}-${index}` });
  /** How often each status occurred, as `200 400x7`. */
  const tally = (statuses: readonly number[]): string =>
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((status) => [status, statuses.filter((one) => one === status).length])
      .map(([status, count]) => (count === 1 ? `${status}` : `${status}x${count}`))
      .join(' ');
  const count = async (from: string, ...parameters: unknown[]): Promise<number> =>
    (await app.db.query(`select count(*) as n from ${from}`, parameters))[0].n;
  const act = (token: string, action: string, response?: string) =>
    manager.post(`/request/${token}/action/`, { action, response });
  const flags = async (id: number): Promise<{ state: string; reserved: boolean }> =>
    (await app.db.query('select state, reserved from labor_requests where id = $1', [id]))[0];
  const counters = async (id: number): Promise<number[]> =>
    Object.values(
      (
        await app.db.query('select no_show_count, canceled_count from workers where id = $1', [id])
      )[0],
    );

  describe('add the same thing', () => {
    it('a skill: once', async () => {
      expect(
        tally(
          await together('labor_types', (index) =>
            manager.post('/skills/', { action: 'add', name: 'Fly operator' }, meant(index)),
          ),
        ),
      ).toBe('201 400x7');
      expect(
        await count(
          `labor_types where name = 'Fly operator' and company_id = $1`,
          house.company.id,
        ),
      ).toBe(1);
    });

    it('a labor requirement (F5): once', async () => {
      const body = { labor_type: show.unusedSkill.id, needed_labor: 2 };
      expect(
        tally(
          await together('labor_requirements', (index) =>
            manager.post(`/call-times/${show.call.slug}/add-labor/`, body, meant(index)),
          ),
        ),
      ).toBe('201 400x7');
      expect(
        await count(
          'labor_requirements where call_time_id = $1 and labor_type_id = $2',
          show.call.id,
          show.unusedSkill.id,
        ),
      ).toBe(1);
    });

    it('a request: once, and the place is kept by whoever reserves', async () => {
      const ask = (action: string) =>
        manager.post(`/request/${show.requirement.slug}/worker/`, {
          worker_id: show.unasked.id,
          action,
        });
      const statuses = await together('labor_requests', (index) =>
        ask(index === 5 ? 'reserve' : 'request'),
      );
      expect(statuses[5]).toBe(200);
      expect(['200 400x7', '200x2 400x6']).toContain(tally(statuses));
      expect(
        await app.db.query('select reserved from labor_requests where worker_id = $1', [
          show.unasked.id,
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
            manager.post(
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
          manager.put('/workers/', { id: show.unasked.id, phone_number: number, label: 'home' }),
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
            ? manager.patch(`/event/${show.event.slug}`, { event_name: 'Gala' })
            : manager.patch(`/event/${show.event.slug}`, { event_description: 'Black tie' }),
        ),
      ).toEqual(each(200));
      expect((await manager.get(`/event/${show.event.slug}`)).body.event).toMatchObject({
        event_name: 'Gala',
        event_description: 'Black tie',
      });
    });

    it('a call that moves many times asks each confirmed worker about the last one, with one live question', async () => {
      const { body } = await manager.get(`/event/${show.event.slug}`);
      expect(body.call_times).toHaveLength(2);
      expect(
        await together('call_times', (index) =>
          steward.patch(`/call-times/${show.call.slug}/edit/`, { time: `12:${10 + index}` }),
        ),
      ).toEqual(each(200));
      const live = await app.db.query(
        'select token from time_changes where labor_request_id = $1 and answered_at is null and expires_at > $2',
        [show.confirmed.id, app.clock.now()],
      );
      expect(live).toHaveLength(1);
    });

    it('swapping the primary phone back and forth loses no number', async () => {
      const alternate = aPhoneNumber();
      const { body } = await manager.put('/workers/', {
        id: show.unasked.id,
        phone_number: alternate,
      });
      const [{ id: altId }] = body.workers.find(
        ({ id }: { id: number }) => id === show.unasked.id,
      ).alt_phones;
      expect(
        await together('workers', () =>
          manager.put('/workers/', { id: show.unasked.id, alt_id: altId, make_primary: true }),
        ),
      ).toEqual(each(200));
      const [worker, ...alternates] = await app.db.query(
        'select phone_number from workers where id = $1 union all select phone_number from alt_phones where worker_id = $1',
        [show.unasked.id],
      );
      expect([worker, alternates]).toEqual([
        { phone_number: show.unasked.phoneNumber }, // after eight swaps
        [{ phone_number: alternate }],
      ]);
    });
  });

  describe('press the same button', () => {
    it('no call, no show counts once, and so does taking it back (W11)', async () => {
      expect(
        await together('labor_requests', () => act(show.confirmed.tokenShort, 'ncns')),
      ).toEqual(each(200));
      expect(await counters(show.worker.id)).toEqual([1, 0]);
      expect(
        await together('labor_requests', () =>
          manager.post(`/call-times/${show.call.slug}/tracking/`, {
            request_id: show.confirmed.id,
            action: 'showed_up',
          }),
        ),
      ).toEqual(each(200));
      expect([await counters(show.worker.id), (await flags(show.confirmed.id)).state]).toEqual([
        [0, 0],
        'confirmed',
      ]);
    });

    it('both at once end in one of two states, and the counter agrees', async () => {
      const held = [
        'update labor_requirements set slug = slug where id = $1',
        [show.confirmed.laborRequirementId],
      ] as const;
      const press = async (index: number): Promise<number> =>
        (await act(show.confirmed.tokenShort, index % 2 ? 'ncns' : 'showed_up')).status;
      const all = () => Promise.all(MANY.map(press));
      expect(await behindChange(app.db, held, all, MANY.length)).toEqual(each(200));
      const { state } = await flags(show.confirmed.id);
      expect(await counters(show.worker.id)).toEqual([state === 'no_show' ? 1 : 0, 0]);
    });

    it('canceling counts once, whoever cancels', async () => {
      const statuses = await together('labor_requests', (index) =>
        index % 2
          ? act(show.confirmed.tokenShort, 'cancel')
          : app
              .visitor()
              .post(`/user/request/${show.confirmed.tokenShort}/action/`, { action: 'cancel' }),
      );
      const [byManager, byWorker] = [1, 0].map((rest) =>
        tally(statuses.filter((_, index) => index % 2 === rest)),
      );
      expect(byManager).toBe('200x4');
      expect(['400x4', '200 400x3']).toContain(byWorker);
      expect([await counters(show.worker.id), (await flags(show.confirmed.id)).state]).toEqual([
        [0, 1],
        'canceled',
      ]);
    });

    it('an offer leaves once, whoever sends', async () => {
      const queued = await aRequest(app.db, {
        laborRequirementId: show.open.id,
        workerId: show.unasked.id,
        sentAt: null,
      });
      const paths = [
        `/event/${show.event.slug}`,
        `/call-times/${show.later.slug}`,
        `/request/${show.open.slug}`,
      ];
      expect(
        await together('outgoing_messages', (index) =>
          (index % 2 ? steward : manager).post(`${paths[index % 3]}/send-messages/`),
        ),
      ).toEqual(each(200));
      expect(
        (await app.textsTo(show.unasked.phoneNumber)).filter((text) =>
          text.includes(queued.tokenShort),
        ),
      ).toHaveLength(1);
    });

    it('a worker signs in and out once, from station, scanner, phone and sheet at the same moment', async () => {
      const presses = [
        () => steward.post(`/clock-in-qr/${show.clockInToken}/`),
        () =>
          app.visitor().post(`/clock-in/${show.clockInToken}/`, {
            call_time_id: show.call.id,
            action: 'clock_in',
          }),
        () =>
          manager.post(`/call-times/${show.call.slug}/tracking/`, {
            request_id: show.confirmed.id,
            action: 'sign_in',
          }),
      ];
      const statuses = await together('time_entries', (index) => presses[index % 3]!());
      const [scanned, tapped, signed] = [0, 1, 2].map((rest) =>
        tally(statuses.filter((_, index) => index % 3 === rest)),
      );
      expect([scanned, signed]).toEqual(['200x3', '200x2']);
      expect(['400x3', '200 400x2']).toContain(tapped);
      expect(
        await app.db.query('select end_at from time_entries where labor_request_id = $1', [
          show.confirmed.id,
        ]),
      ).toEqual([{ end_at: null }]);
    });

    it('meal breaks added at once are each there once', async () => {
      const record = (action: string, rest: object = {}) =>
        manager.post(`/call-times/${show.call.slug}/tracking/`, {
          request_id: show.confirmed.id,
          action,
          ...rest,
        });
      await record('sign_in');
      const statuses = await together('meal_breaks', () =>
        record('add_meal_break', { type: '30', break_time: '2031-05-01T12:00' }),
      );
      expect(statuses).toEqual(each(200));
      const breaks = await count(
        'meal_breaks b join time_entries te on te.id = b.time_entry_id where te.labor_request_id = $1',
        show.confirmed.id,
      );
      expect(breaks).toBe(1);
    });
  });

  describe('take away what others hold', () => {
    it('a request is deleted while it is answered', async () => {
      const statuses = await together('labor_requests', (index) =>
        index % 2
          ? act(show.pending.tokenShort, 'delete')
          : app.visitor().post(`/user/request/${show.pending.tokenShort}/action/`, {
              action: 'available',
              response: index % 4 ? 'no' : 'yes',
            }),
      );
      const [deleted, answered] = [1, 0].map((rest) =>
        statuses.filter((_, index) => index % 2 === rest),
      );
      expect(tally(deleted!)).toBe('200 404x3');
      for (const status of answered!) expect([200, 404]).toContain(status);
      expect(await flags(show.pending.id)).toBeUndefined();
    });

    it.each(['event', 'call', 'requirement'] as const)(
      'the %s goes while it is asked, answered and sent',
      async (what) => {
        const gone = {
          event: `/event/${show.event.slug}`,
          call: `/call-times/${show.later.slug}/delete/`,
          requirement: `/labor/${show.open.slug}/delete/`,
        }[what];
        const presses = [
          () => manager.delete(gone),
          () =>
            app.visitor().post(`/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`, {
              [`response_${show.pending.id}`]: 'yes',
            }),
          () => manager.post(`/request/${show.open.slug}/worker/`, { worker_id: show.unasked.id }),
          () => manager.post(`/event/${show.event.slug}/send-messages/`),
          () =>
            manager.post(`/labor/${show.open.slug}/edit/`, { needed_labor: 5, fcfs_positions: 5 }),
          () => manager.patch(`/call-times/${show.later.slug}/edit/`, { time: '19:00' }),
        ];
        await aRequest(app.db, { laborRequirementId: show.open.id, sentAt: null });
        const statuses = await together('audit_entries', (index) =>
          presses[index % presses.length]!(),
        );
        for (const status of statuses) expect([200, 201, 204, 404]).toContain(status);
        expect(statuses.filter((_, index) => index % presses.length === 0)).toContain(200);
        expect(
          (
            await app.visitor().post(`/user/request/${show.pending.tokenShort}/action/`, {
              action: 'available',
              response: 'yes',
            })
          ).status,
        ).toBe(404);
      },
    );

    it('a skill and a location go while they are taken into use: never both', async () => {
      const [skill, location] = [show.unusedSkill.id, show.unusedLocation.id];
      const used = await together('labor_requirements, labor_types', (index) =>
        index === 3
          ? manager.post('/skills/', { action: 'delete', skill_id: skill })
          : manager.post(
              `/call-times/${show.call.slug}/add-labor/`,
              { labor_type: skill, needed_labor: 1 },
              meant(index),
            ),
      );
      const placed = await together('events, location_profiles', (index) =>
        index === 3
          ? manager.delete('/location-profiles/', { location_id: location })
          : manager.patch(`/event/${show.event.slug}`, { location_profile: location }),
      );
      const rest = (statuses: number[]): number[] => statuses.toSpliced(3, 1);
      if (used[3] === 200)
        for (const status of rest(used)) expect([400, 404, 409]).toContain(status);
      else expect([used[3], tally(rest(used))]).toEqual([400, '201 400x6']);
      if (placed[3] === 204)
        for (const status of rest(placed)) expect([400, 404, 409]).toContain(status);
      else expect([placed[3], tally(rest(placed))]).toEqual([400, '200x7']);
      const { event, labor_requirements: requirements } = (
        await manager.get(`/event/${show.event.slug}`)
      ).body;
      const skills = (await manager.get('/skills/')).body.map(({ id }: { id: number }) => id);
      for (const requirement of requirements) expect(skills).toContain(requirement.labor_type.id);
      expect(event.location_profile).not.toBeNull();
    });

    it('workers are deleted while they are asked: never both', async () => {
      const statuses = await together('labor_requests, workers', (index) =>
        index % 2
          ? manager.delete('/workers/', { id: show.unasked.id })
          : manager.post(`/request/${show.requirement.slug}/worker/`, {
              worker_id: show.unasked.id,
            }),
      );
      const [deleted, requested] = [1, 0].map((rest) =>
        statuses.filter((_, index) => index % 2 === rest),
      ) as [number[], number[]];
      if (deleted.includes(200)) {
        expect(tally(deleted)).toBe('200 404x3');
        for (const status of requested) expect([404, 409]).toContain(status);
      } else expect([tally(deleted), tally(requested)]).toEqual(['400x4', '200 400x3']);
      const [there, asked] = [
        await count('workers where id = $1', show.unasked.id),
        await count('labor_requests where worker_id = $1', show.unasked.id),
      ];
      expect(asked).toBe(there);
    });
  });

  it('places go to whom they belong while managers decide and workers cancel', async () => {
    const skill = await aSkill(app.db, { companyId: house.company.id });
    const places = await aRequirement(app.db, {
      callTimeId: show.later.id,
      laborTypeId: skill.id,
      neededLabor: 4,
      fcfsPositions: 4,
    });
    const holders = await Promise.all(
      MANY.slice(0, 4).map(async () =>
        aConfirmedRequest(app.db, {
          laborRequirementId: places.id,
          workerId: (await aWorker(app.db, { companyId: house.company.id })).id,
        }),
      ),
    );
    const waiting = await Promise.all(
      MANY.slice(0, 5).map(async () =>
        aRequest(app.db, {
          laborRequirementId: places.id,
          workerId: (await aWorker(app.db, { companyId: house.company.id })).id,
        }),
      ),
    );
    const answer = (token: string, body: object) =>
      app.visitor().post(`/user/request/${token}/action/`, body);
    const statuses = await allAtOnce(app.db, 'labor_requests', [
      ...waiting.map(
        ({ tokenShort }) =>
          () =>
            answer(tokenShort, { action: 'available', response: 'yes' }),
      ),
      ...holders.map(
        ({ tokenShort }) =>
          () =>
            answer(tokenShort, { action: 'cancel' }),
      ),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual(statuses.map(() => 200));
    expect((await manager.get(`/labor/${places.slug}/status/`)).body).toMatchObject({
      confirmed: 4,
      available: 1,
      declined: 4,
      pending: 0,
    });
  });
});
