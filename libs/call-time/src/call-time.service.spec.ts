import { aCall } from '../../../test/factories/a-call.js';
import { aCompany } from '../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../test/factories/a-grant.js';
import { aLocation } from '../../../test/factories/a-location.js';
import { aConfirmedRequest } from '../../../test/factories/a-request.js';
import { aRequirement } from '../../../test/factories/a-requirement.js';
import { anEvent } from '../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import {
  CallHasHours,
  CallOutsideEvent,
  CallTime,
  CallTimeArchived,
  CallTimeChanged,
  type CallTimeChanges,
  type CallTimeDraft,
  CallTimeModule,
  CallTimeMoved,
  CallTimeScheduled,
  CallTimeService,
  type CallTimeWithEvent,
} from '#libs/call-time';
import { type Company, type CompanyRow, LocationProfileService } from '#libs/company';
import { Event, type EventChanges, EventService } from '#libs/event';
import { type Actor, NotFound, Unauthorized } from '#libs/kernel';
import { Fact, Follower, OnFact, type Work } from '#libs/platform';
import { Module } from '@nestjs/common';

const heard: Fact[] = [];

@Follower('notification')
class Listener {
  @OnFact(Fact)
  async whenAnythingHappened(_work: Work, fact: Fact): Promise<void> {
    heard.push(fact);
  }
}

@Module({ providers: [Listener] })
class ListenerModule {}

describe('call times', () => {
  let app: LibApp;
  let company: Company;
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([CallTimeModule, ListenerModule]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, { minimumMinutes: 240 });
    manager = (await aManager(app.db, company.id)).actor;
    heard.splice(0);
  });

  const draft: CallTimeDraft = {
    name: 'Load in',
    date: '2031-05-02',
    time: '08:00:00',
    minimumMinutes: null,
    expectedMinutes: null,
    message: null,
  };
  const schedule = (slug: string, given: Partial<CallTimeDraft> = {}, actor = manager) =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(CallTimeService).schedule(work, slug, { ...draft, ...given }),
    );
  const edit = (
    slug: string,
    changes: CallTimeChanges,
    actor = manager,
  ): Promise<CallTimeWithEvent> =>
    app.unitOfWork.as(app.as(actor), (work) => app.get(CallTimeService).edit(work, slug, changes));
  const archive = (slug: string, actor = manager) =>
    app.unitOfWork.as(app.as(actor), (work) => app.get(CallTimeService).archive(work, slug));
  const editEvent = (slug: string, changes: EventChanges) =>
    app.unitOfWork.as(app.as(manager), (work) => app.get(EventService).edit(work, slug, changes));
  const rowOf = (slug: string) => app.db.manager.findOneByOrFail(CallTime, { slug });
  const anEventHere = (given: Partial<Event> = {}) =>
    anEvent(app.db, { companyId: company.id, ...given });
  const signIn = async (callTimeId: number) => {
    const requirement = await aRequirement(app.db, { callTimeId });
    const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    await app.db.query('insert into time_entries (labor_request_id, start_at) values ($1, now())', [
      request.id,
    ]);
  };

  describe('scheduled', () => {
    it('C.6 stand at the instant the wall of the place shows, and remember what was said first', async () => {
      const location = await aLocation(app.db, {
        companyId: company.id,
        timeZone: 'America/Los_Angeles',
      });
      const event = await anEventHere({ locationProfileId: location.id });
      const call = await schedule(event.slug, { message: '' });
      expect(call).toMatchObject({
        slug: expect.stringMatching(/^[A-Za-z0-9]{7}$/),
        original_date: '2031-05-02',
        original_time: '08:00:00',
        time_has_changed: null,
        message: '',
      });
      expect(call.starts_at).toEqual(new Date('2031-05-02T15:00:00Z'));
      expect(heard).toEqual([expect.any(CallTimeScheduled)]);
    });

    it.each`
      event   | given   | stored  | because
      ${null} | ${null} | ${null} | ${'the field was blank'}
      ${null} | ${240}  | ${null} | ${'the form was pre-filled with the default of the company'}
      ${360}  | ${360}  | ${null} | ${'that is what the event gives'}
      ${null} | ${300}  | ${300}  | ${'somebody chose it'}
      ${null} | ${0}    | ${0}    | ${'somebody chose that there is none'}
    `(
      'store $stored for a minimum of $given in an event of $event, because $because',
      async ({ event, given, stored }) => {
        const { slug } = await anEventHere({ minimumMinutes: event });
        expect((await schedule(slug, { minimumMinutes: given })).minimum_minutes).toBe(stored);
      },
    );

    it('lie within their event', async () => {
      const event = await anEventHere();
      await expect(schedule(event.slug, { date: '2031-04-30' })).rejects.toThrow(CallOutsideEvent);
      await expect(schedule(event.slug, { date: '2031-05-05' })).rejects.toMatchObject({
        fields: { date: [expect.stringContaining('from Thu, May 1 to Sun, May 4')] },
      });
    });
  });

  describe('edited', () => {
    it('move when date or time become others, and keep what was said first', async () => {
      const call = await aCall(app.db, { eventId: (await anEventHere()).id });
      await edit(call.slug, { time: '09:30:00' });
      const moved = await edit(call.slug, { date: '2031-05-02', name: 'Show call' });
      expect(moved).toMatchObject({
        name: 'Show call',
        date: '2031-05-02',
        time: '09:30:00',
        time_has_changed: true,
        original_date: '2031-05-01',
        original_time: '08:00:00',
      });
      expect(moved.starts_at).toEqual(new Date('2031-05-02T13:30:00Z'));
      expect(heard).toEqual([
        expect.objectContaining({ previousDate: '2031-05-01', previousTime: '08:00:00' }),
        expect.objectContaining({
          previousDate: '2031-05-01',
          previousTime: '09:30:00',
          before: expect.objectContaining({ name: call.name }),
        }),
      ]);
      expect(heard.every((fact) => fact instanceof CallTimeMoved)).toBe(true);
    });

    it('do not move when the form sends back what it showed', async () => {
      const call = await aCall(app.db, { eventId: (await anEventHere()).id, message: 'Gate 4' });
      const sent = {
        name: call.name,
        date: '2031-05-01',
        time: '08:00:00',
        message: 'Gate 4',
        minimumMinutes: 240,
      };
      expect(await edit(call.slug, sent)).toMatchObject({
        time_has_changed: null,
        minimum_minutes: null,
      });
      expect(heard).toEqual([]);

      expect(await edit(call.slug, { ...sent, message: '', minimumMinutes: 300 })).toMatchObject({
        time_has_changed: null,
        minimum_minutes: 300,
        message: '',
      });
      expect(await edit(call.slug, { minimumMinutes: null })).toMatchObject({
        minimum_minutes: null,
      });
      expect(heard).toEqual([expect.any(CallTimeChanged), expect.any(CallTimeChanged)]);
    });

    it('stay within their event', async () => {
      const call = await aCall(app.db, { eventId: (await anEventHere()).id });
      await expect(edit(call.slug, { date: '2031-05-05' })).rejects.toThrow(CallOutsideEvent);
      expect((await rowOf(call.slug)).date).toBe('2031-05-01');
    });

    it('are reached by managers of the company and by the steward of the event', async () => {
      const [runs, other] = [
        await aSteward(app.db, company.id),
        await aSteward(app.db, company.id),
      ];
      const stranger = await aManager(app.db, (await aCompany(app.db)).id);
      const call = await aCall(app.db, {
        eventId: (await anEventHere({ stewardId: runs.grant.id })).id,
      });
      expect(await edit(call.slug, { name: 'By the steward' }, runs.actor)).toMatchObject({
        name: 'By the steward',
      });
      await expect(edit(call.slug, { name: 'No' }, other.actor)).rejects.toThrow(Unauthorized);
      await expect(edit(call.slug, { name: 'No' }, stranger.actor)).rejects.toThrow(NotFound);
    });
  });

  describe('deleted', () => {
    it('are archived; a steward must not delete hours', async () => {
      const steward = await aSteward(app.db, company.id);
      const event = await anEventHere({ stewardId: steward.grant.id });
      const [empty, worked] = [
        await aCall(app.db, { eventId: event.id }),
        await aCall(app.db, { eventId: event.id }),
      ];
      await signIn(worked.id);

      await archive(empty.slug, steward.actor);
      await expect(archive(worked.slug, steward.actor)).rejects.toThrow(CallHasHours);
      await archive(worked.slug);
      expect(heard).toEqual([expect.any(CallTimeArchived), expect.any(CallTimeArchived)]);
      expect((await rowOf(worked.slug)).archivedAt).toBeInstanceOf(Date);
      await expect(archive(worked.slug)).rejects.toThrow(NotFound);
    });
  });

  describe('of an event that changes', () => {
    it('keep it from dates that leave them out', async () => {
      const event = await anEventHere();
      await aCall(app.db, { eventId: event.id, date: '2031-05-03', name: 'Load out' });
      await expect(editEvent(event.slug, { endDate: '2031-05-02' })).rejects.toMatchObject({
        fields: { end_date: [expect.stringContaining('"Load out" on 2031-05-03')] },
      });
      await expect(editEvent(event.slug, { startDate: '2031-05-04' })).rejects.toMatchObject({
        fields: { start_date: [expect.stringContaining('Load out')] },
      });
      expect(await app.db.manager.findOneByOrFail(Event, { id: event.id })).toMatchObject({
        startDate: '2031-05-01',
        endDate: '2031-05-04',
      });

      expect(
        await editEvent(event.slug, { startDate: '2031-05-03', endDate: '2031-05-03' }),
      ).toMatchObject({ start_date: '2031-05-03' });
    });

    it('go along when a single day becomes another, and keep their time', async () => {
      const event = await anEventHere({ isSingleDay: true, endDate: '2031-05-01' });
      const [early, late] = [
        await aCall(app.db, { eventId: event.id }),
        await aCall(app.db, { eventId: event.id, time: '18:00' }),
      ];
      expect(await editEvent(event.slug, { startDate: '2031-11-09' })).toMatchObject({
        start_date: '2031-11-09',
        end_date: '2031-11-09',
      });

      expect(await rowOf(early.slug)).toMatchObject({
        date: '2031-11-09',
        time: '08:00:00',
        startsAt: new Date('2031-11-09T13:00:00Z'),
        timeHasChanged: true,
        originalDate: '2031-05-01',
      });
      expect(heard.filter((fact) => fact instanceof CallTimeMoved)).toEqual(
        [early, late].map((call) =>
          expect.objectContaining({
            callTimeId: call.id,
            previousDate: '2031-05-01',
            previousTime: call.time,
          }),
        ),
      );
    });

    it('stay with a single day where hours were recorded, and keep it there', async () => {
      const event = await anEventHere({ isSingleDay: true, endDate: '2031-05-01' });
      const [planned, worked] = [
        await aCall(app.db, { eventId: event.id }),
        await aCall(app.db, { eventId: event.id, name: 'Show call' }),
      ];
      await signIn(worked.id);
      await expect(editEvent(event.slug, { startDate: '2031-05-09' })).rejects.toMatchObject({
        fields: { start_date: [expect.stringContaining('Show call')] },
      });
      expect((await rowOf(planned.slug)).date).toBe('2031-05-01');
    });

    it('all move by as many days as it does, and keep their times, also over a change of the clocks', async () => {
      const event = await anEventHere();
      const calls = [
        await aCall(app.db, { eventId: event.id, date: '2031-05-01', time: '02:30' }),
        await aCall(app.db, { eventId: event.id, date: '2031-05-02' }),
        await aCall(app.db, { eventId: event.id, date: '2031-05-04', time: '23:00' }),
      ];
      const archived = await aCall(app.db, {
        eventId: event.id,
        date: '2031-05-04',
        archivedAt: new Date(),
      });
      const elsewhere = await aCall(app.db, { eventId: (await anEventHere()).id });
      await editEvent(event.slug, {
        startDate: '2032-03-14',
        endDate: '2032-03-17',
        moveCalls: true,
      });
      expect(
        await Promise.all(
          calls.map(async ({ slug }) => {
            const { date, time, startsAt, timeHasChanged } = await rowOf(slug);
            return [date, time, startsAt.toISOString(), timeHasChanged];
          }),
        ),
      ).toEqual([
        ['2032-03-14', '02:30:00', '2032-03-14T07:30:00.000Z', true],
        ['2032-03-15', '08:00:00', '2032-03-15T12:00:00.000Z', true],
        ['2032-03-17', '23:00:00', '2032-03-18T03:00:00.000Z', true],
      ]);
      expect(
        heard.filter((fact) => fact instanceof CallTimeMoved).map((fact) => fact.previousDate),
      ).toEqual(['2031-05-01', '2031-05-02', '2031-05-04']);
      expect((await rowOf(archived.slug)).date).toBe('2031-05-04');
      expect((await rowOf(elsewhere.slug)).date).toBe('2031-05-01');
    });

    it('move along although they could stay, backwards too, but for no day do they leave it', async () => {
      const event = await anEventHere();
      const call = await aCall(app.db, { eventId: event.id, date: '2031-05-02' });
      await editEvent(event.slug, { startDate: '2031-04-30', moveCalls: true });
      expect((await rowOf(call.slug)).date).toBe('2031-05-01');
      await editEvent(event.slug, { endDate: '2031-05-01', moveCalls: true });
      expect((await rowOf(call.slug)).date).toBe('2031-05-01');
      await expect(
        editEvent(event.slug, { startDate: '2031-05-03', endDate: '2031-05-03', moveCalls: true }),
      ).rejects.toMatchObject({
        fields: {
          end_date: [expect.stringMatching(/on 2031-05-01 would lie outside .* by 3 days/)],
        },
      });
      expect((await rowOf(call.slug)).date).toBe('2031-05-01');
    });

    it('are offered to move along where all of them can', async () => {
      const event = await anEventHere();
      const call = await aCall(app.db, { eventId: event.id, name: 'Load out' });
      const sentenceFor = async (changes: EventChanges): Promise<string> => {
        const error = await editEvent(event.slug, changes).then(
          () => null,
          (thrown: { message: string }) => thrown,
        );
        return error!.message;
      };
      const postponed = { startDate: '2031-05-08', endDate: '2031-05-11' };
      const outside =
        'The call time "Load out" on 2031-05-01 would lie outside the event. Move or delete it first';
      expect(await sentenceFor(postponed)).toBe(
        `${outside}, or send move_calls=true: then all call times move by 7 days.`,
      );
      expect(await sentenceFor({ startDate: '2031-04-30', endDate: '2031-04-30' })).toBe(
        `${outside}, or send move_calls=true: then all call times move by 1 day earlier.`,
      );
      await aCall(app.db, { eventId: event.id, date: '2031-05-04' });
      expect(await sentenceFor({ ...postponed, endDate: '2031-05-10' })).toBe(`${outside}.`);
      await signIn(call.id);
      expect(await sentenceFor(postponed)).toBe(`${outside}.`);
      expect(await sentenceFor({ ...postponed, moveCalls: true })).toBe(
        'Hours were recorded for the call time "Load out" on 2031-05-01, so it cannot move along with the event.',
      );
      expect((await rowOf(call.slug)).date).toBe('2031-05-01');
    });

    it('C.6 follow it to another zone, except where somebody has signed in', async () => {
      const west = await aLocation(app.db, {
        companyId: company.id,
        timeZone: 'America/Los_Angeles',
      });
      const event = await anEventHere();
      const [planned, running] = [
        await aCall(app.db, { eventId: event.id }),
        await aCall(app.db, { eventId: event.id }),
      ];
      await signIn(running.id);

      await editEvent(event.slug, { locationProfileId: west.id });
      expect(await rowOf(planned.slug)).toMatchObject({
        time: '08:00:00',
        timeHasChanged: null,
        startsAt: new Date('2031-05-01T15:00:00Z'),
      });
      expect((await rowOf(running.slug)).startsAt).toEqual(new Date('2031-05-01T12:00:00Z'));
      expect(
        heard.filter((fact) => fact instanceof CallTimeChanged).map((fact) => fact.subjectId),
      ).toEqual([planned.id]);
    });

    it.each`
      zone                     | local      | because
      ${'America/Los_Angeles'} | ${'15:00'} | ${'the location gets another zone'}
      ${null}                  | ${'12:00'} | ${'it follows the company again'}
    `(
      'follow its location: 08:00 is $local UTC once $because, except where somebody has signed in',
      async ({ zone, local }: { zone: string | null; local: string }) => {
        const place = await aLocation(app.db, { companyId: company.id, timeZone: 'Europe/Berlin' });
        const [event, elsewhere] = [await anEventHere(), await anEventHere()];
        await editEvent(event.slug, { locationProfileId: place.id });
        const [planned, running, other] = [
          await schedule(event.slug, {}),
          await schedule(event.slug, {}),
          await schedule(elsewhere.slug, {}),
        ];
        await signIn(running.id);
        await app.unitOfWork.as(app.as(manager), async (work) => {
          const sql = 'select * from companies where id = $1';
          const row = (await work.row<CompanyRow>(sql, [company.id]))!;
          await app.get(LocationProfileService).edit(work, row, place.id, { timeZone: zone });
        });
        const at = (utc: string) => new Date(`2031-05-02T${utc}:00Z`);
        expect([
          (await rowOf(planned.slug)).startsAt,
          (await rowOf(running.slug)).startsAt,
          (await rowOf(other.slug)).startsAt,
        ]).toEqual([at(local), at('06:00'), at('12:00')]);
      },
    );

    it('go with it when it is deleted', async () => {
      const event = await anEventHere();
      const [first, second] = [
        await aCall(app.db, { eventId: event.id }),
        await aCall(app.db, { eventId: event.id }),
      ];
      await app.unitOfWork.as(app.as(manager), (work) =>
        app.get(EventService).archive(work, event.slug),
      );
      expect(
        heard.filter((fact) => fact instanceof CallTimeArchived).map((fact) => fact.callTimeId),
      ).toEqual([first.id, second.id]);
      expect((await rowOf(first.slug)).archivedAt).toEqual(
        (await app.db.manager.findOneByOrFail(Event, { id: event.id })).archivedAt,
      );
    });
  });
});
