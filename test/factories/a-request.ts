import type { DataSource } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Event } from '#libs/event';
import { randomShortToken } from '#libs/kernel';
import { LaborRequest, LaborRequirement, Worker } from '#libs/labor';
import { aCall } from './a-call.js';
import { aRequirement } from './a-requirement.js';
import { aWorker } from './a-worker.js';
import { anEvent } from './an-event.js';

/** An instant before any call of a test. */
const CONFIRMED_AT = new Date('2020-01-01T00:00:00Z');

/** A worker with a sent, unanswered offer. */
export async function aRequest(
  db: DataSource,
  given: Partial<LaborRequest> = {},
): Promise<LaborRequest> {
  const laborRequirementId =
    given.laborRequirementId ?? (await aRequirementFor(db, given.workerId)).id;
  const workerId =
    given.workerId ??
    (await aWorker(db, { companyId: await companyOf(db, laborRequirementId) })).id;
  const answered = given.state !== undefined && given.state !== 'pending';
  return db.manager.save(
    db.manager.create(LaborRequest, {
      tokenShort: randomShortToken(),
      state: 'pending',
      sentAt: new Date(),
      respondedAt: answered ? new Date() : null,
      confirmedAt: ['confirmed', 'canceled', 'no_show'].includes(given.state ?? '')
        ? CONFIRMED_AT
        : null,
      ...given,
      laborRequirementId,
      workerId,
    }),
  );
}

/** A worker who is confirmed for the call. */
export function aConfirmedRequest(
  db: DataSource,
  given: Partial<LaborRequest> = {},
): Promise<LaborRequest> {
  return aRequest(db, { ...given, state: 'confirmed' });
}

/** In the company of the worker, if one is given. */
async function aRequirementFor(db: DataSource, workerId?: number): Promise<LaborRequirement> {
  if (workerId === undefined) return aRequirement(db);
  const { companyId } = await db.manager.findOneByOrFail(Worker, { id: workerId });
  const event = await anEvent(db, { companyId });
  return aRequirement(db, { callTimeId: (await aCall(db, { eventId: event.id })).id });
}

async function companyOf(db: DataSource, requirementId: number): Promise<number> {
  const requirement = await db.manager.findOneByOrFail(LaborRequirement, { id: requirementId });
  const call = await db.manager.findOneByOrFail(CallTime, { id: requirement.callTimeId });
  return (await db.manager.findOneByOrFail(Event, { id: call.eventId })).companyId;
}
