import type { DataSource } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Event } from '#libs/event';
import { randomShortToken } from '#libs/kernel';
import { LaborRequest, LaborRequirement, Worker } from '#libs/labor';
import { aRequirement } from './a-requirement.js';
import { aWorker } from './a-worker.js';

/** An instant before any call of a test. */
const CONFIRMED_AT = new Date('2020-01-01T00:00:00Z');

/** A worker with a sent, unanswered offer. */
export async function aRequest(
  db: DataSource,
  given: Partial<LaborRequest> = {},
): Promise<LaborRequest> {
  const laborRequirementId = given.laborRequirementId ?? (await aRequirementFor(db, given)).id;
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

/** In the company that is given, or in that of the worker. */
async function aRequirementFor(
  db: DataSource,
  { companyId, workerId }: Partial<LaborRequest>,
): Promise<LaborRequirement> {
  if (companyId !== undefined) return aRequirement(db, { companyId });
  if (workerId === undefined) return aRequirement(db);
  const worker = await db.manager.findOneByOrFail(Worker, { id: workerId });
  return aRequirement(db, { companyId: worker.companyId });
}

async function companyOf(db: DataSource, requirementId: number): Promise<number> {
  const requirement = await db.manager.findOneByOrFail(LaborRequirement, { id: requirementId });
  const call = await db.manager.findOneByOrFail(CallTime, { id: requirement.callTimeId });
  return (await db.manager.findOneByOrFail(Event, { id: call.eventId })).companyId;
}
