import type { Event } from '#libs/event';
import type { CallTime } from '#libs/call-time';
import { type LaborRequest, type LaborRequirement, TimeChange } from '#libs/labor';
import { RoleGrant } from '#libs/identity';
import { Notification } from '#libs/notification';
import { PayExport, PayExportPart, PayRate } from '#libs/pay';
import { ClockInToken } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { TestApp } from './test-app.js';

/** Shortly before the first call, when every action is possible: answering, moving, clocking in. */
export const SHORTLY_BEFORE_FIRST_CALL = '2031-05-01T07:52:00-04:00';

export type PopulatedCompany = Awaited<ReturnType<typeof aPopulatedCompany>>;
export type PopulatedEvent = Awaited<ReturnType<PopulatedCompany['show']>>;

/** A company with users of every role, and shows with one of everything. */
export async function aPopulatedCompany(app: TestApp) {
  const { db } = app;
  const company = await aCompany(db);
  const location = await aLocation(db, { companyId: company.id });
  const [manager, steward, otherSteward] = [
    await aManager(db, company.id),
    await aSteward(db, company.id),
    await aSteward(db, company.id),
  ];
  const [owner, administrator] = [await anOwner(db, company.id), await anAdministrator(db)];
  const workerUser = await aUser(db);

  async function show() {
    const event = await anEvent(db, {
      companyId: company.id,
      locationProfileId: location.id,
      stewardId: steward.grant.id,
      createdById: manager.grant.id,
    });
    const [call, skill, unusedSkill] = [
      await aCall(db, { eventId: event.id }),
      await aSkill(db, { companyId: company.id }),
      await aSkill(db, { companyId: company.id }),
    ];
    const unusedLocation = await aLocation(db, { companyId: company.id });
    const [worker, unasked] = [
      await aWorker(db, { companyId: company.id, userId: workerUser.id, notes: 'Always late.' }),
      await aWorker(db, { companyId: company.id }),
    ];
    const requirement = await aRequirement(db, { callTimeId: call.id, laborTypeId: skill.id });
    const later = await aCall(db, { eventId: event.id, time: '18:00' });
    const open = await aRequirement(db, { callTimeId: later.id, laborTypeId: skill.id });
    const confirmed = await aConfirmedRequest(db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
    });
    const pending = await aRequest(db, { laborRequirementId: open.id, workerId: worker.id });
    const timeChange = await aTimeChange(confirmed);
    const notification = await aNotification(event, call, requirement, confirmed);
    const pass = await db.manager.save(
      db.manager.create(ClockInToken, { eventId: event.id, workerId: worker.id }),
    );
    const rate = await db.manager.save(
      db.manager.create(PayRate, {
        companyId: company.id,
        workerId: worker.id,
        per: 'hour',
        amount: 220_000,
        effectiveFrom: '2031-01-01',
      }),
    );
    const file = await aPayExport(company.id);
    return {
      file,
      event,
      call,
      later,
      skill,
      unusedSkill,
      unusedLocation,
      worker,
      unasked,
      requirement,
      open,
      confirmed,
      pending,
      timeChange,
      notification,
      clockInToken: pass.token,
      rate,
    };
  }

  /** A finished file of hours and pay, with one part. */
  async function aPayExport(companyId: number): Promise<PayExport> {
    const made = await db.manager.save(
      db.manager.create(PayExport, {
        companyId,
        format: 'csv',
        options: { from: '2031-05-01', until: '2031-05-07' },
        fileName: 'hours-and-pay.csv',
        state: 'done',
        createdAt: new Date('2031-05-01T00:00:00Z'),
        finishedAt: new Date('2031-05-01T00:00:00Z'),
      }),
    );
    const bytes = Buffer.from('Worker\r\n');
    await db.manager.insert(PayExportPart, { payExportId: made.id, companyId, nth: 0, bytes });
    return made;
  }

  function aTimeChange({ id }: LaborRequest): Promise<TimeChange> {
    const previous = {
      previousDate: '2031-05-01',
      previousTime: '07:00:00',
      expiresAt: new Date('2031-05-08'),
    };
    return db.manager.save(db.manager.create(TimeChange, { laborRequestId: id, ...previous }));
  }

  function aNotification(
    event: Event,
    call: CallTime,
    requirement: LaborRequirement,
    request: LaborRequest,
  ): Promise<Notification> {
    const about = {
      eventId: event.id,
      callTimeId: call.id,
      laborRequirementId: requirement.id,
      laborRequestId: request.id,
    };
    return db.manager.save(
      db.manager.create(Notification, {
        companyId: company.id,
        ...about,
        response: 'Available',
        message: 'Somebody is available',
      }),
    );
  }

  return {
    company,
    location,
    manager,
    steward,
    otherSteward,
    owner,
    administrator,
    workerUser,
    show,
  };
}

/** Routes about keys, sessions, roles and accounts, which refer to the caller's own, and about hours and rule sets, of which a show has none. */
const OF_PEOPLE = /^\/(user|roles|admin|pay\/time-entries|pay\/rule-sets)\//;

/** First day of the pay period that runs shortly before the first call. */
const RUNNING_PERIOD = '2031-04-27';

/** Fills a documented path with the slugs, ids and tokens of a show. */
export function fillPath(show: PopulatedEvent, stationToken: string, template: string): string {
  const isOfCall =
    /^\/((pay\/)?call-times\/|call-time\/\{slug\}\/(copy|not-clocked-in|board))/.test(template);
  const isOfEvent = /^\/(event|call-time|pay\/events)\//.test(template);
  const slug = isOfCall ? show.call.slug : isOfEvent ? show.event.slug : show.requirement.slug;
  return template
    .replace('{year}/{slug}', `2031/${show.unasked.slug}`)
    .replace('{year}', '2031')
    .replace('/workers/{slug}', `/workers/${show.unasked.slug}`)
    .replace('{slug}', slug)
    .replace('{request_id}', String(show.confirmed.id))
    .replace('{event_token}', show.pending.tokenShort)
    .replace('{starts_on}', RUNNING_PERIOD)
    .replace('/pay/mappings/{id}', '/pay/mappings/0')
    .replace('/pay/exports/{id}', `/pay/exports/${show.file.id}`)
    .replace('/pay/rates/{id}', `/pay/rates/${show.rate.id}`)
    .replace('{extra_id}', '0')
    .replace('{id}', OF_PEOPLE.test(template) ? '0' : String(show.notification.id))
    .replace('{token}', tokenFor(show, stationToken, template));
}

function tokenFor(show: PopulatedEvent, stationToken: string, template: string): string {
  if (template.startsWith('/station/')) return stationToken;
  if (/^\/request\/\{token\}\/(ask-arrival|replace)\//.test(template))
    return show.confirmed.tokenShort;
  if (template.startsWith('/clock-in')) return show.clockInToken;
  return template.startsWith('/call/') ? show.timeChange.token : show.pending.tokenShort;
}

/** Gives the manager all roles, and work at another company: only callers with access are told what was wrong. */
export async function holdEveryRole(
  { db }: TestApp,
  { manager: { userId }, company }: PopulatedCompany,
): Promise<void> {
  await db.manager.insert(RoleGrant, [
    { userId, role: 'owner', companyId: company.id },
    { userId, role: 'administrator', companyId: null },
  ]);
  await aWorker(db, { companyId: (await aCompany(db)).id, userId });
}
