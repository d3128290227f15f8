import type { LaborRequest } from '#libs/labor';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aManager } from '../factories/a-grant.js';
import { aCall } from '../factories/a-call.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const TRIES_OF_UNKNOWN_LINKS = 30;

/** A link acts on its own request, for any holder; all else is for users who run the event. */
describe('a request', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
  });
  beforeEach(async () => {
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    show = await house.show();
  });
  afterAll(() => app.close());

  const rowOf = async ({ id }: LaborRequest) =>
    (await app.db.query('select * from labor_requests where id = $1', [id]))[0];
  const stateOf = async (request: LaborRequest): Promise<string> => (await rowOf(request)).state;

  describe('by managers', () => {
    const ACTIONS = [
      ['confirm'],
      ['decline'],
      ['cancel'],
      ['ncns'],
      ['showed_up'],
      ['call_out'],
      ['available', 'yes'],
      ['available', 'no'],
      ['delete'],
    ];
    const act = (who: Client, { tokenShort }: LaborRequest, [action, response]: string[]) =>
      who.post(`/request/${tokenShort}/action/`, { action, response });

    it.each`
      who                                 | as                                                                               | status
      ${'nobody'}                         | ${() => app.visitor()}                                                           | ${401}
      ${'the worker whose request it is'} | ${() => app.as({ userId: house.workerUser.id })}                                 | ${401}
      ${'a worker of nowhere'}            | ${async () => app.as({ userId: (await aUser(app.db)).id })}                      | ${401}
      ${'a steward of another event'}     | ${() => app.as(house.otherSteward)}                                              | ${401}
      ${'the owner, who is no manager'}   | ${() => app.as(house.owner)}                                                     | ${401}
      ${'the manager of another company'} | ${async () => app.as(await aManager(app.db, (await anEvent(app.db)).companyId))} | ${404}
    `(
      'S2 is not moved by $who, whatever the action',
      async ({ as, status }: { as: () => Client | Promise<Client>; status: number }) => {
        const [client, before] = [
          await as(),
          [await rowOf(show.confirmed), await rowOf(show.pending)],
        ];
        for (const action of ACTIONS) {
          for (const request of [show.confirmed, show.pending])
            expect([action, (await act(client, request, action)).status]).toEqual([action, status]);
        }
        expect([await rowOf(show.confirmed), await rowOf(show.pending)]).toEqual(before);
        expect(
          await app.db.query('select no_show_count, canceled_count from workers where id = $1', [
            show.worker.id,
          ]),
        ).toEqual([{ no_show_count: 0, canceled_count: 0 }]);
      },
    );

    it.each(['manager', 'steward', 'administrator'] as const)(
      'S2 is moved by who runs its event: %s',
      async (who) => {
        const client = await app.as(house[who]);
        expect((await act(client, show.pending, ['confirm'])).status).toBe(200);
        expect(await stateOf(show.pending)).toBe('confirmed');
        expect((await act(client, show.pending, ['delete'])).status).toBe(200);
        expect(await rowOf(show.pending)).toBeUndefined();
      },
    );
  });

  describe('by the holder of its link', () => {
    const answer = (who: Client, token: string, body: object) =>
      who.post(`/user/request/${token}/action/`, body);

    it.each`
      who                          | as
      ${'nobody who is signed in'} | ${() => app.visitor()}
      ${'a key that has expired'}  | ${() => app.visitor({ Authorization: `Token ${'0'.repeat(40)}` })}
      ${'somebody else’s account'} | ${async () => app.as(house.otherSteward)}
    `(
      'S3 is answered without an account: $who',
      async ({ as }: { as: () => Client | Promise<Client> }) => {
        const client = await as();
        expect(
          (await answer(client, show.pending.tokenShort, { action: 'available', response: 'yes' }))
            .status,
        ).toBe(200);
        expect((await answer(client, show.confirmed.tokenShort, { action: 'cancel' })).status).toBe(
          200,
        );
        expect([await stateOf(show.pending), await stateOf(show.confirmed)]).toEqual([
          'available',
          'canceled',
        ]);
        const lines = await app.db.query(
          `select actor_kind, user_id from audit_entries where subject = 'labor_request' and subject_id = any($1)`,
          [[show.pending.id, show.confirmed.id]],
        );
        expect(lines).toEqual([
          { actor_kind: 'short-token', user_id: null },
          { actor_kind: 'short-token', user_id: null },
        ]);
      },
    );

    it('S3 is answered as a worker answers: what managers do, its link does not', async () => {
      for (const action of ['confirm', 'delete', 'ncns', 'showed_up', 'decline', 'call_out']) {
        expect([
          action,
          (await answer(app.visitor(), show.pending.tokenShort, { action, response: 'yes' }))
            .status,
        ]).toEqual([action, 400]);
      }
      expect(await stateOf(show.pending)).toBe('pending');
    });

    it('F15 has a link of its own, also when one yes by text let several offers go', async () => {
      app.clock.setTime('2031-04-20T16:00:00Z');
      const worker = await aWorker(app.db, { companyId: house.company.id, consents: false });
      const offers: LaborRequest[] = [];
      for (const time of ['10:00', '14:00', '20:00']) {
        const call = await aCall(app.db, { eventId: show.event.id, time });
        offers.push(
          await aRequest(app.db, {
            laborRequirementId: (await aRequirement(app.db, { callTimeId: call.id })).id,
            workerId: worker.id,
            sentAt: null,
          }),
        );
      }
      const manager = await app.as(house.manager);
      expect((await manager.post(`/event/${show.event.slug}/send-messages/`)).status).toBe(200);
      const { reply } = (
        await app
          .visitor()
          .post('/dev/messages/inbound/', { from: worker.phoneNumber, body: 'Yes' })
      ).body as { reply: string };
      const rows = await Promise.all(offers.map(rowOf));
      expect(rows.map(({ token_short: token }) => token)).toEqual(
        offers.map(({ tokenShort }) => tokenShort),
      );
      expect(rows.map(({ sent_at: sentAt }) => sentAt)).toEqual(offers.map(() => app.clock.now()));
      expect(
        offers.filter(({ tokenShort }) =>
          reply.includes(`/event/${show.event.slug}/confirm/${tokenShort}/`),
        ),
      ).toHaveLength(1);

      const [first, second, third] = offers as [LaborRequest, LaborRequest, LaborRequest];
      expect(
        (await answer(app.visitor(), second.tokenShort, { action: 'available', response: 'yes' }))
          .status,
      ).toBe(200);
      expect(
        (await answer(app.visitor(), third.tokenShort, { action: 'available', response: 'no' }))
          .status,
      ).toBe(200);
      expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual([
        'pending',
        'available',
        'declined',
      ]);
      expect(
        (await manager.post(`/request/${second.tokenShort}/action/`, { action: 'confirm' })).status,
      ).toBe(200);
      expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual([
        'pending',
        'confirmed',
        'declined',
      ]);
    });

    it('S3 is not found by guessing: an address that tries unknown links has to wait, and its good links still work', async () => {
      const known = await aConfirmedRequest(app.db, { laborRequirementId: show.open.id });
      const statuses: number[] = [];
      for (let tries = 0; tries <= TRIES_OF_UNKNOWN_LINKS; tries++) {
        statuses.push(
          (
            await answer(app.visitor(), `guess${String(tries).padStart(5, '0')}`, {
              action: 'cancel',
            })
          ).status,
        );
      }
      expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
      expect((await answer(app.visitor(), known.tokenShort, { action: 'cancel' })).status).toBe(
        200,
      );
    });
  });
});
