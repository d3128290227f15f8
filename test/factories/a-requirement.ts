import type { DataSource } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { LaborType } from '#libs/company';
import { Event } from '#libs/event';
import { randomSlug } from '#libs/kernel';
import { LaborRequirement } from '#libs/labor';
import { aCall } from './a-call.js';
import { aSkill } from './a-skill.js';
import { anEvent } from './an-event.js';

/** Two positions of a new skill, none of them first-come, by default. */
export async function aRequirement(
  db: DataSource,
  given: Partial<LaborRequirement> = {},
): Promise<LaborRequirement> {
  const callTimeId = given.callTimeId ?? (await aCallFor(db, given.laborTypeId)).id;
  const laborTypeId =
    given.laborTypeId ?? (await aSkill(db, { companyId: await companyOf(db, callTimeId) })).id;
  return db.manager.save(
    db.manager.create(LaborRequirement, {
      slug: randomSlug(),
      neededLabor: 2,
      fcfsPositions: 0,
      ...given,
      callTimeId,
      laborTypeId,
    }),
  );
}

/** In the company of the skill, if one is given. */
async function aCallFor(db: DataSource, laborTypeId?: number): Promise<CallTime> {
  if (laborTypeId === undefined) return aCall(db);
  const { companyId } = await db.manager.findOneByOrFail(LaborType, { id: laborTypeId });
  return aCall(db, { eventId: (await anEvent(db, { companyId })).id });
}

async function companyOf(db: DataSource, callTimeId: number): Promise<number> {
  const call = await db.manager.findOneByOrFail(CallTime, { id: callTimeId });
  return (await db.manager.findOneByOrFail(Event, { id: call.eventId })).companyId;
}
