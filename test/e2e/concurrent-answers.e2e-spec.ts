import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { allAtOnce, behindChange } from '../support/at-once.js';
import { requestsAtOnce, MANY } from '../support/requests-at-once.js';

describe('concurrent requests', () => {
  const race = requestsAtOnce();
  const { together, act, each, flags, tally, count } = race;

  const counters = async (id: number): Promise<number[]> =>
    Object.values(
      (
        await race.app.db.query('select no_show_count, canceled_count from workers where id = $1', [
          id,
        ])
      )[0],
    );

  describe('press the same button', () => {
    it('no call, no show counts once, and so does taking it back (W11)', async () => {
      expect(
        await together('labor_requests', () => act(race.show.confirmed.tokenShort, 'ncns')),
      ).toEqual(each(200));
      expect(await counters(race.show.worker.id)).toEqual([1, 0]);
      expect(
        await together('labor_requests', () =>
          race.manager.post(`/call-times/${race.show.call.slug}/tracking/`, {
            request_id: race.show.confirmed.id,
            action: 'showed_up',
          }),
        ),
      ).toEqual(each(200));
      expect([
        await counters(race.show.worker.id),
        (await flags(race.show.confirmed.id)).state,
      ]).toEqual([[0, 0], 'confirmed']);
    });

    it('both at once end in one of two states, and the counter agrees', async () => {
      const held = [
        'update labor_requirements set slug = slug where id = $1',
        [race.show.confirmed.laborRequirementId],
      ] as const;
      const press = async (index: number): Promise<number> =>
        (await act(race.show.confirmed.tokenShort, index % 2 ? 'ncns' : 'showed_up')).status;
      const all = () => Promise.all(MANY.map(press));
      expect(await behindChange(race.app.db, held, all, MANY.length)).toEqual(each(200));
      const { state } = await flags(race.show.confirmed.id);
      expect(await counters(race.show.worker.id)).toEqual([state === 'no_show' ? 1 : 0, 0]);
    });

    it('canceling counts once, whoever cancels', async () => {
      const statuses = await together('labor_requests', (index) =>
        index % 2
          ? act(race.show.confirmed.tokenShort, 'cancel')
          : race.app.visitor().post(`/user/request/${race.show.confirmed.tokenShort}/action/`, {
              action: 'cancel',
            }),
      );
      const [byManager, byWorker] = [1, 0].map((rest) =>
        tally(statuses.filter((_, index) => index % 2 === rest)),
      );
      expect(byManager).toBe('200x4');
      expect(['400x4', '200 400x3']).toContain(byWorker);
      expect([
        await counters(race.show.worker.id),
        (await flags(race.show.confirmed.id)).state,
      ]).toEqual([[0, 1], 'canceled']);
    });

    it('an offer leaves once, whoever sends', async () => {
      const queued = await aRequest(race.app.db, {
        laborRequirementId: race.show.open.id,
        workerId: race.show.unasked.id,
        sentAt: null,
      });
      const paths = [
        `/event/${race.show.event.slug}`,
        `/call-times/${race.show.later.slug}`,
        `/request/${race.show.open.slug}`,
      ];
      expect(
        await together('outgoing_messages', (index) =>
          (index % 2 ? race.steward : race.manager).post(`${paths[index % 3]}/send-messages/`),
        ),
      ).toEqual(each(200));
      expect(
        (await race.app.textsTo(race.show.unasked.phoneNumber)).filter((text) =>
          text.includes(queued.tokenShort),
        ),
      ).toHaveLength(1);
    });

    it('a worker signs in and out once, from station, scanner, phone and sheet at the same moment', async () => {
      const presses = [
        () => race.steward.post(`/clock-in-qr/${race.show.clockInToken}/`),
        () =>
          race.app.visitor().post(`/clock-in/${race.show.clockInToken}/`, {
            call_time_id: race.show.call.id,
            action: 'clock_in',
          }),
        () =>
          race.manager.post(`/call-times/${race.show.call.slug}/tracking/`, {
            request_id: race.show.confirmed.id,
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
        await race.app.db.query('select end_at from time_entries where labor_request_id = $1', [
          race.show.confirmed.id,
        ]),
      ).toEqual([{ end_at: null }]);
    });

    it('meal breaks added at once are each there once', async () => {
      const record = (action: string, rest: object = {}) =>
        race.manager.post(`/call-times/${race.show.call.slug}/tracking/`, {
          request_id: race.show.confirmed.id,
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
        race.show.confirmed.id,
      );
      expect(breaks).toBe(1);
    });
  });

  it('places go to whom they belong while managers decide and workers cancel', async () => {
    const skill = await aSkill(race.app.db, { companyId: race.house.company.id });
    const places = await aRequirement(race.app.db, {
      callTimeId: race.show.later.id,
      laborTypeId: skill.id,
      neededLabor: 4,
      fcfsPositions: 4,
    });
    const holders = await Promise.all(
      MANY.slice(0, 4).map(async () =>
        aConfirmedRequest(race.app.db, {
          laborRequirementId: places.id,
          workerId: (await aWorker(race.app.db, { companyId: race.house.company.id })).id,
        }),
      ),
    );
    const waiting = await Promise.all(
      MANY.slice(0, 5).map(async () =>
        aRequest(race.app.db, {
          laborRequirementId: places.id,
          workerId: (await aWorker(race.app.db, { companyId: race.house.company.id })).id,
        }),
      ),
    );
    const answer = (token: string, body: object) =>
      race.app.visitor().post(`/user/request/${token}/action/`, body);
    const statuses = await allAtOnce(race.app.db, 'labor_requests', [
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
    expect((await race.manager.get(`/labor/${places.slug}/status/`)).body).toMatchObject({
      confirmed: 4,
      available: 1,
      declined: 4,
      pending: 0,
    });
  });
});
