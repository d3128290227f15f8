import { InboundTextService } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { TimeEntryModule, TimeSheetService } from '#libs/time-entry';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { allAtOnce, behindChange, inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { WorkerSkill } from '../workers/worker-skill.entity.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { ArrivalAskingService } from './arrival-asking.service.js';
import { OfferWithdrawingService } from './offer-withdrawing.service.js';
import { ReplacingService } from './replacing.service.js';

/** Times of the call at 8:00 in New York. */
const at = (time: string): string => `2031-05-01T${time}:00-04:00`;

describe('missing workers of a running call', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, TimeEntryModule]);
  });
  beforeEach(() => app.clock.setTime(at('08:12')));
  afterAll(() => app.close());

  /** A call that needs `needed`, all of them confirmed, and workers with the skill who are free. */
  async function aShow({ needed = 1, free = 5 } = {}) {
    const event = await anEvent(app.db, { locationProfileId: null });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: needed });
    const { id: laborRequirementId, laborTypeId } = requirement;
    const crew: LaborRequest[] = [];
    for (let i = 0; i < needed; i++)
      crew.push(await aRequest(app.db, { laborRequirementId, state: 'confirmed' }));
    const skilled = async (name: string, consents = true) => {
      const worker = await aWorker(app.db, { companyId: event.companyId, name, consents });
      await app.db.manager.insert(WorkerSkill, { workerId: worker.id, laborTypeId });
      return worker;
    };
    const others = [];
    for (let i = 0; i < free; i++) others.push(await skilled(`Free ${i}`));
    const requests = (): Promise<{ id: number; name: string; state: string; phone: string }[]> =>
      app.db.query(
        `select r.id, w.name, r.state, w.phone_number as phone from labor_requests r join workers w on w.id = r.worker_id
          where r.labor_requirement_id = $1 and w.name like 'Free%' order by w.name`,
        [laborRequirementId],
      );
    const asked = async () => (await requests()).map(({ name, state }) => `${name} ${state}`);
    const textsTo = async (name: string): Promise<string[]> =>
      (
        await app.db.query(
          `select m.kind from outgoing_messages m join workers w on w.phone_number = m.recipient
            where w.name = $1 and w.company_id = $2 and m.kind <> 'reply' order by m.id`,
          [name, event.companyId],
        )
      ).map(({ kind }: { kind: string }) => kind);
    const outcome = async (): Promise<string | null> =>
      (
        await app.db.query('select outcome from replacements where labor_requirement_id = $1', [
          laborRequirementId,
        ])
      )[0]?.outcome;
    const { actor } = await aManager(app.db, event.companyId);
    const clockIn = (request: LaborRequest) =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(TimeSheetService).signIn(work, { callTimeSlug: call.slug, requestId: request.id }),
      );
    const say = async (name: string, body: string): Promise<string | null> => {
      const { phone } = (await requests()).find((each) => each.name === name)!;
      return text(phone, body);
    };
    return {
      event,
      call,
      requirement,
      crew,
      skilled,
      others,
      requests,
      asked,
      textsTo,
      outcome,
      clockIn,
      say,
    };
  }

  const tap = ({ id }: LaborRequest) =>
    app.unitOfWork.asSystem((work) => app.get(ReplacingService).replace(work, id));
  /** Until the offers have left. */
  const replace = async (request: LaborRequest) => {
    const started = await tap(request);
    await app.finishTasks();
    return started;
  };
  /** Runs the task of the search if it is due by the test's clock. */
  const look = async (time: string, { id }: LaborRequest): Promise<void> => {
    app.clock.setTime(at(time));
    const due = await app.db.query(
      'select 1 from graphile_worker.jobs where key = $1 and run_at <= $2',
      [`replace:${id}`, at(time)],
    );
    if (due.length > 0)
      await app.unitOfWork.asSystem((work) => app.get(ReplacingService).lookAgain(work, id));
  };
  const withdraw = ({ id }: { id: number }) =>
    app.unitOfWork.asSystem((work) => app.get(OfferWithdrawingService).withdraw(work, id));
  const ask = ({ id }: LaborRequest) =>
    app.unitOfWork.asSystem((work) => app.get(ArrivalAskingService).ask(work, id));
  const text = (from: string, body: string) =>
    app.unitOfWork.asSystem((work) => app.get(InboundTextService).receive(work, { from, body }));
  const phoneOf = async ({ workerId }: LaborRequest): Promise<string> =>
    (await app.db.query('select phone_number from workers where id = $1', [workerId]))[0]
      .phone_number;

  describe('are replaced', () => {
    it('by asking the first three who are free, have the skill and may be texted', async () => {
      const { event, call, crew, skilled, asked } = await aShow();
      await skilled('Before without consent', false);
      await aWorker(app.db, { companyId: event.companyId, name: 'Before without the skill' });
      const busy = await skilled('Free -1, but elsewhere');
      const other = await aRequirement(app.db, { callTimeId: call.id });
      await aRequest(app.db, {
        laborRequirementId: other.id,
        workerId: busy.id,
        state: 'confirmed',
      });
      expect(await replace(crew[0]!)).toEqual({ asked: 3, repeated: false });
      expect(await asked()).toEqual(['Free 0 pending', 'Free 1 pending', 'Free 2 pending']);
      const [offer] = await app.db.query(
        `select body from outgoing_messages m join workers w on w.phone_number = m.recipient where w.company_id = $1 and m.kind = 'offer'`,
        [event.companyId],
      );
      expect(offer.body).toContain('It is running');
    });

    it('once, when two stewards tap at once', async () => {
      const { crew, asked } = await aShow();
      const taps = await allAtOnce(app.db, 'replacements', [
        () => tap(crew[0]!),
        () => tap(crew[0]!),
      ]);
      expect(taps.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
      expect(await asked()).toHaveLength(3);
    });

    it('by the first who says yes; the second waits, and nobody else is asked', async () => {
      const { crew, asked, say, textsTo } = await aShow({ needed: 2 });
      await replace(crew[0]!);
      await say('Free 1', 'yes');
      await say('Free 0', 'yes');
      expect(await asked()).toEqual(['Free 0 available', 'Free 1 confirmed', 'Free 2 pending']);
      expect(await textsTo('Free 1')).toEqual(['offer', 'confirmation']);
      await look('08:20', crew[0]!);
      expect(await asked()).toHaveLength(3);
    });

    it('by one, when two say yes at once', async () => {
      const { crew, requests } = await aShow({ needed: 2 });
      await replace(crew[0]!);
      const [a, b] = await requests();
      const yes = (id: number) => () =>
        app.unitOfWork.asSystem((work) =>
          app.get(RequestAnsweringService).perform(work, id, 'available_yes', 'worker'),
        );
      const moves = await allAtOnce(app.db, 'labor_requests', [yes(a!.id), yes(b!.id)]);
      expect(moves.map(({ to }) => to).sort()).toEqual(['available', 'confirmed']);
    });

    it('by further ones: at once after a no, after five minutes of silence, never the same again', async () => {
      const { crew, asked, say } = await aShow({ free: 8 });
      await replace(crew[0]!);
      await say('Free 0', 'no');
      await look('08:12', crew[0]!);
      expect(await asked()).toEqual([
        'Free 0 declined',
        'Free 1 pending',
        'Free 2 pending',
        'Free 3 pending',
      ]);
      await look('08:16', crew[0]!);
      expect(await asked()).toHaveLength(4);
      await look('08:17', crew[0]!);
      expect(await asked()).toHaveLength(7);
    });

    it('by nobody further after an hour, also when somebody says no', async () => {
      const { crew, asked, say } = await aShow({ free: 5 });
      await replace(crew[0]!);
      app.clock.setTime(at('09:13'));
      await say('Free 0', 'no');
      await look('09:13', crew[0]!);
      expect(await asked()).toHaveLength(3);
    });

    it('by nobody further when the event is canceled while the search looks on', async () => {
      const { event, crew, asked } = await aShow({ free: 5 });
      await replace(crew[0]!);
      app.clock.setTime(at('08:17'));
      await behindChange(
        app.db,
        ['update events set canceled = true where id = $1', [event.id]],
        () =>
          app.unitOfWork.asSystem((work) => app.get(ReplacingService).lookAgain(work, crew[0]!.id)),
      );
      expect(await asked()).toHaveLength(3);
    });

    it('also after a no-show, and not before the board opens, when they are here, or were never expected', async () => {
      const show = await aShow({ needed: 3 });
      const [missed, here, early] = show.crew as [LaborRequest, LaborRequest, LaborRequest];
      await app.unitOfWork.asSystem((work) =>
        app.get(RequestAnsweringService).perform(work, missed.id, 'no_show', 'manager'),
      );
      expect(await replace(missed)).toMatchObject({ asked: 3 });
      await show.clockIn(here);
      await expect(replace(here)).rejects.toMatchObject({ code: 'request.not_missing' });
      const [pending] = await show.requests();
      await expect(replace(pending as unknown as LaborRequest)).rejects.toMatchObject({
        code: 'request.not_of_the_crew',
      });
      app.clock.setTime(at('07:44'));
      await expect(replace(early)).rejects.toMatchObject({ code: 'request.too_early' });
    });
  });

  describe('and open offers', () => {
    it('are withdrawn with a text when the missing one comes, and the link ends', async () => {
      const { crew, asked, clockIn, textsTo, outcome } = await aShow();
      await replace(crew[0]!);
      await clockIn(crew[0]!);
      expect(await asked()).toEqual([]);
      for (const name of ['Free 0', 'Free 1', 'Free 2'])
        expect(await textsTo(name)).toEqual(['offer', 'call_filled']);
      expect(await outcome()).toBe('enough');
      await look('08:30', crew[0]!);
      expect(await asked()).toEqual([]);
    });

    it('stay while somebody else is missing', async () => {
      const { crew, asked, clockIn } = await aShow({ needed: 2 });
      await replace(crew[0]!);
      await clockIn(crew[1]!);
      expect(await asked()).toHaveLength(3);
      await clockIn(crew[0]!);
      expect(await asked()).toEqual([]);
    });

    it('are withdrawn when who said yes makes enough with those who are here', async () => {
      const { crew, asked, clockIn, say, outcome, textsTo } = await aShow({ needed: 2 });
      await clockIn(crew[1]!);
      await replace(crew[0]!);
      await say('Free 2', 'yes');
      expect(await asked()).toEqual(['Free 2 confirmed']);
      expect(await outcome()).toBe('filled');
      expect(await textsTo('Free 0')).toEqual(['offer', 'call_filled']);
    });

    it('are withdrawn when the missing one is on the way, as they say', async () => {
      const { crew, asked } = await aShow();
      await replace(crew[0]!);
      await text(await phoneOf(crew[0]!), 'omw');
      expect(await asked()).toEqual([]);
    });

    it('stay when the missing one was on the way before somebody gave them up', async () => {
      const { crew, asked } = await aShow();
      await text(await phoneOf(crew[0]!), 'omw');
      app.clock.advance(1);
      expect(await replace(crew[0]!)).toEqual({ asked: 3, repeated: false });
      expect(await asked()).toHaveLength(3);
      app.clock.advance(1);
      await text(await phoneOf(crew[0]!), 'omw');
      expect(await asked()).toEqual([]);
    });

    it('include those that were sent by hand, and not those that wait in the queue', async () => {
      const { crew, others, requirement, clockIn, requests } = await aShow();
      const byHand = await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: others[0]!.id,
      });
      await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: others[1]!.id,
        sentAt: null,
      });
      await clockIn(crew[0]!);
      expect((await requests()).map(({ id }) => id)).not.toContain(byHand.id);
      expect((await requests()).map(({ name }) => name)).toEqual(['Free 1']);
    });

    it('of a call to come stay, though all its crew is here', async () => {
      app.clock.setTime(at('07:50'));
      const { crew, others, requirement, clockIn, requests } = await aShow();
      await aRequest(app.db, { laborRequirementId: requirement.id, workerId: others[0]!.id });
      await clockIn(crew[0]!);
      expect(await requests()).toHaveLength(1);
    });

    it('are withdrawn once, when the last two come at once', async () => {
      const { crew, asked, clockIn, textsTo } = await aShow({ needed: 2 });
      await replace(crew[0]!);
      // Both have decided by the time they write the audit trail.
      await allAtOnce(
        app.db,
        'audit_entries',
        crew.map((member) => () => clockIn(member)),
      );
      expect(await asked()).toEqual([]);
      expect(await textsTo('Free 0')).toEqual(['offer', 'call_filled']);
    });

    it.each(['yes first', 'clock-in first'])('meet a yes at the same moment: %s', async (order) => {
      const { crew, asked, clockIn, requests, textsTo } = await aShow();
      await replace(crew[0]!);
      const { id } = (await requests())[0]!;
      const yes = () =>
        app.unitOfWork.asSystem((work) =>
          app.get(RequestAnsweringService).perform(work, id, 'available_yes', 'worker'),
        );
      const come = () => clockIn(crew[0]!);
      const [first, second] = order === 'yes first' ? [yes, come] : [come, yes];
      const done = await inTurn<unknown>(app.db, 'audit_entries', [first, second]);
      const confirmed = (await asked()).filter((line) => line.endsWith('confirmed'));
      // Whoever of the two was first: the others are off, and who said yes knows where they stand.
      expect((await asked()).length).toBe(confirmed.length);
      expect(await textsTo('Free 1')).toEqual(['offer', 'call_filled']);
      expect(await textsTo('Free 0')).toEqual([
        'offer',
        confirmed.length > 0 ? 'confirmation' : 'call_filled',
      ]);
      expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(
        confirmed.length > 0 ? 0 : 1,
      );
    });

    it('that have not left yet are taken back without a word', async () => {
      const { crew, asked, clockIn, textsTo } = await aShow();
      await tap(crew[0]!);
      await clockIn(crew[0]!);
      await app.finishTasks();
      expect([await asked(), await textsTo('Free 0')]).toEqual([[], ['offer']]);
    });

    it('are withdrawn by a steward, counted, once; the search may begin again', async () => {
      const { crew, requirement, asked, outcome } = await aShow();
      await replace(crew[0]!);
      expect(await withdraw(requirement)).toBe(3);
      expect([await withdraw(requirement), await asked(), await outcome()]).toEqual([
        0,
        [],
        'stopped',
      ]);
      expect(
        await app.db.query(
          `select count(*)::int as entries from audit_entries where action = 'requirement.offers_withdrawn' and subject_id = $1`,
          [requirement.id],
        ),
      ).toEqual([{ entries: 2 }]);
      expect(await replace(crew[0]!)).toEqual({ asked: 2, repeated: false });
      expect(await asked()).toEqual(['Free 3 pending', 'Free 4 pending']);
    });
  });

  describe('are asked whether they come', () => {
    const questions = async ({ id }: LaborRequest): Promise<number> =>
      (
        await app.db.query(
          `select count(*)::int as n from outgoing_messages where subject_id = $1 and kind = 'arrival_question'`,
          [id],
        )
      )[0].n;
    const report = async ({ id }: LaborRequest) =>
      (
        await app.db.query(
          'select source, minutes, reported_at from arrival_reports where labor_request_id = $1',
          [id],
        )
      )[0];

    it('once per five minutes, also when two stewards tap at once', async () => {
      const { crew } = await aShow();
      const taps = await allAtOnce(app.db, 'outgoing_messages, labor_requests', [
        () => ask(crew[0]!),
        () => ask(crew[0]!),
      ]);
      expect([...taps].sort()).toEqual(['repeated', 'sent']);
      app.clock.setTime(at('08:16'));
      expect(await ask(crew[0]!)).toBe('repeated');
      app.clock.setTime(at('08:17'));
      expect([await ask(crew[0]!), await questions(crew[0]!)]).toEqual(['sent', 2]);
    });

    it.each`
      answer           | minutes      | reply
      ${'Yes'}         | ${null}      | ${'on your way'}
      ${'omw'}         | ${null}      | ${'on your way'}
      ${'15'}          | ${15}        | ${'15 min late'}
      ${'late 20'}     | ${20}        | ${'20 min late'}
      ${'voy'}         | ${null}      | ${'on your way'}
      ${'no'}          | ${undefined} | ${'Reply OUT'}
      ${'where is it'} | ${undefined} | ${'Reply YES, LATE 15 or OUT'}
    `('and answer "$answer"', async ({ answer, minutes, reply }) => {
      const { crew } = await aShow();
      await ask(crew[0]!);
      expect(await text(await phoneOf(crew[0]!), answer)).toContain(reply);
      expect((await report(crew[0]!))?.minutes).toBe(minutes);
    });

    it.each(['no', 'out'])(
      'of the call that "%s" gives up, not of an earlier one',
      async (word) => {
        const { event, call, crew } = await aShow();
        const earlier = await aCall(app.db, { eventId: event.id, time: '07:30' });
        await aRequest(app.db, {
          laborRequirementId: (await aRequirement(app.db, { callTimeId: earlier.id })).id,
          workerId: crew[0]!.workerId,
          state: 'confirmed',
        });
        await ask(crew[0]!);
        const reply = await text(await phoneOf(crew[0]!), word);
        expect(reply).toContain(call.name);
        expect(reply).not.toContain(earlier.name);
      },
    );

    it('unless they have not agreed to texts, which is said', async () => {
      const { requirement, event } = await aShow();
      const silent = await aWorker(app.db, { companyId: event.companyId, consents: false });
      const request = await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: silent.id,
        state: 'confirmed',
      });
      expect([await ask(request), await questions(request)]).toEqual(['awaiting consent', 0]);
    });

    it('not when they are here, and a later yes counts for nothing', async () => {
      const { crew, clockIn } = await aShow();
      await ask(crew[0]!);
      await clockIn(crew[0]!);
      await expect(ask(crew[0]!)).rejects.toMatchObject({ code: 'request.not_missing' });
      await text(await phoneOf(crew[0]!), 'yes');
      expect(await report(crew[0]!)).toBeUndefined();
    });
  });
});
