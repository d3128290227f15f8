import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import {
  aManager,
  anAdministrator,
  anOwner,
  aSteward,
} from '../../../../test/factories/a-grant.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import type { Event } from '#libs/event';
import { parseEventSearch } from '#libs/event';
import {
  EMPTY_FILL,
  EventPageQueries,
  type EventSearch,
  EventSearchQueries,
  type FoundEvents,
  LaborScreensModule,
} from '#libs/labor';
import type { Actor } from '#libs/kernel';
import { Consent } from '#libs/messaging';

describe('pages of events', () => {
  let app: LibApp;
  let company: { id: number };
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([LaborScreensModule]);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-05-10T12:00:00-04:00');
    company = await aCompany(app.db);
    ({ actor: manager } = await aManager(app.db, company.id));
  });
  afterAll(() => app.close());

  const find = (given: Partial<EventSearch> = {}, actor = manager): Promise<FoundEvents> =>
    app.get(EventSearchQueries).find(app.unitOfWork.reading(app.as(actor)), {
      ...{ companyId: company.id, terms: [], view: 'all', limit: 25, offset: 0 },
      ...given,
    });
  const names = async (given: Partial<EventSearch> = {}, actor = manager): Promise<string[]> =>
    (await find(given, actor)).events.map((event) => event.event_name);
  const event = (eventName: string, startDate: string, given: Partial<Event> = {}) =>
    anEvent(app.db, { endDate: null, ...given, companyId: company.id, eventName, startDate });

  it('find by month, year, day, name and location, all words at once', async () => {
    const arena = await aLocation(app.db, { companyId: company.id, name: 'Harbor ARENA' });
    await event('Tour 50%', '2031-05-09', { endDate: '2031-06-02', locationProfileId: arena.id });
    await event('Expo', '2031-06-20', { locationProfileId: null });
    await event('Árbol', '2030-05-01');
    const found = (search: string): Promise<string[]> => names({ terms: parseEventSearch(search) });

    expect(await found('')).toEqual(['Árbol', 'Tour 50%', 'Expo']);
    expect(await found('may')).toEqual(['Árbol', 'Tour 50%']);
    expect(await found('MAY 2031')).toEqual(['Tour 50%']);
    expect(await found('2031-06-02')).toEqual(['Tour 50%']);
    expect(await found('2031-05-09 arena')).toEqual(['Tour 50%']);
    expect(await found('2031-05-15')).toEqual([]);
    expect(await found('arena tour')).toEqual(['Tour 50%']);
    expect(await found('0%')).toEqual(['Tour 50%']);
    expect(await found('_')).toEqual([]);
    expect(await found('árb')).toEqual(['Árbol']);
    expect(await found('expo june')).toEqual(['Expo']);
    expect(await found('expo may')).toEqual([]);
  });

  it('end yesterday or later in their own zone to be upcoming', async () => {
    const honolulu = await aLocation(app.db, {
      companyId: company.id,
      timeZone: 'Pacific/Honolulu',
    });
    app.clock.setTime('2031-05-11T01:00:00-04:00');
    await event('long ago', '2031-05-08');
    await event('in Honolulu it is still the 10th', '2031-05-09', {
      locationProfileId: honolulu.id,
    });
    await event('yesterday was the 10th', '2031-05-09');
    await event('ended yesterday', '2031-05-01', { endDate: '2031-05-10' });
    await event('gone', '2031-05-11', { archivedAt: new Date() });
    await event('off', '2031-05-12', { canceled: true });

    expect(await names({ view: 'upcoming' })).toEqual([
      ...['ended yesterday', 'in Honolulu it is still the 10th', 'off'],
    ]);
    expect(await names({ view: 'past' })).toEqual(['yesterday was the 10th', 'long ago']);
    expect(await names({ view: 'canceled' })).toEqual(['off']);
    const { counts } = await find({ view: 'past', limit: 1 });
    expect(counts).toEqual({ all: 5, upcoming: 3, past: 2, canceled: 1 });
    expect(await names({ view: 'past', limit: 1, offset: 1 })).toEqual(['long ago']);
  });

  it('are those that the reader reaches', async () => {
    const steward = await aSteward(app.db, company.id);
    await event('mine', '2031-05-12', { stewardId: steward.grant.id });
    await event('another', '2031-05-13');
    const foreign = await anEvent(app.db, { eventName: 'foreign' });
    const owner = await anOwner(app.db, company.id);
    const administrator = await anAdministrator(app.db);

    expect(await names({ companyId: null }, steward.actor)).toEqual(['mine']);
    expect(await names({}, steward.actor)).toEqual(['mine']);
    expect(await names({ companyId: foreign.companyId }, steward.actor)).toEqual([]);
    expect(await names({ companyId: foreign.companyId })).toEqual([]);
    expect(await names({ companyId: null })).toEqual(['mine', 'another']);
    expect(await names({}, owner.actor)).toEqual([]);
    expect(await names({ companyId: null, limit: 1000 }, administrator.actor)).toEqual(
      expect.arrayContaining(['mine', 'another', 'foreign']),
    );
  });

  it('count each request once, call by call, in a fixed number of statements', async () => {
    const show = await event('Tour', '2031-05-12', { endDate: '2031-05-14' });
    const skill = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
    const call = await aCall(app.db, { eventId: show.id, name: 'Load in' });
    const later = await aCall(app.db, { eventId: show.id, name: 'Strike', time: '22:00' });
    await aCall(app.db, { eventId: show.id, archivedAt: new Date() });
    const riggers = await aRequirement(app.db, {
      callTimeId: call.id,
      laborTypeId: skill.id,
      neededLabor: 9,
    });
    const audio = await aRequirement(app.db, { callTimeId: later.id, neededLabor: 1 });
    await aRequirement(app.db, { callTimeId: later.id, neededLabor: 5, archivedAt: new Date() });
    const states = [
      'confirmed',
      'confirmed',
      'available',
      'pending',
      'declined',
      'canceled',
      'no_show',
    ] as const;
    for (const state of states) await aRequest(app.db, { laborRequirementId: riggers.id, state });
    await aRequest(app.db, { laborRequirementId: riggers.id, sentAt: null });
    const asked = await aWorker(app.db, { companyId: company.id, consents: false });
    await app.db.manager.insert(Consent, {
      ...{ phoneNumber: asked.phoneNumber, companyId: company.id, askedAt: new Date() },
    });
    const stopped = await aWorker(app.db, { companyId: company.id });
    await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
      stopped.phoneNumber,
    ]);
    for (const { id: workerId } of [asked, stopped])
      await aRequest(app.db, { laborRequirementId: riggers.id, workerId, sentAt: null });
    for (const state of ['confirmed', 'confirmed'] as const)
      await aRequest(app.db, { laborRequirementId: audio.id, state });

    const work = app.unitOfWork.reading(app.as(manager));
    const statements = await recordStatements(app.db, async () => {
      const calls = await app
        .get(EventPageQueries)
        .calls(work, { id: show.id, company_id: company.id, steward_id: null });
      expect(
        calls.map(({ name, requirements }) => [name, requirements.map(({ fill }) => fill)]),
      ).toEqual([
        [
          'Load in',
          [
            {
              ...{ needed: 9, confirmed: 2, available: 1, asked: 1, queued: 1, declined: 3 },
              ...{ awaiting: 1, stopped: 1 },
            },
          ],
        ],
        ['Strike', [{ ...EMPTY_FILL, needed: 1, confirmed: 2 }]],
      ]);
      expect(calls.map(({ requirements: [one] }) => one!.waiting.length)).toEqual([1, 0]);
      expect(calls[0]).toMatchObject({
        move_answers: { asked: 0, yes: 0, no: 0 },
        unsent_move: null,
      });
    });
    expect(statements).toHaveLength(1);

    const [found] = (await find()).events;
    expect(found).toMatchObject({
      fill: { needed: 10, confirmed: 4, available: 1, asked: 1, queued: 3, declined: 3 },
      needs: [{ laborType: 'Rigger', needed: 9, confirmed: 2 }],
    });
    expect(await recordStatements(app.db, () => find())).toHaveLength(2);
  });
});
