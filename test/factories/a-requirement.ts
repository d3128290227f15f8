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
  const callTimeId = given.callTimeId ?? (await aCallFor(db, given)).id;
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

/** In the company that is given, or in that of the skill. */
async function aCallFor(
  db: DataSource,
  { companyId, laborTypeId }: Partial<LaborRequirement>,
): Promise<CallTime> {
  if (companyId !== undefined) return aCall(db, { eventId: (await anEvent(db, { companyId })).id });
  if (laborTypeId === undefined) return aCall(db);
  const skill = await db.manager.findOneByOrFail(LaborType, { id: laborTypeId });
  return aCallFor(db, { companyId: skill.companyId });
}

async function companyOf(db: DataSource, callTimeId: number): Promise<number> {
  const call = await db.manager.findOneByOrFail(CallTime, { id: callTimeId });
  return (await db.manager.findOneByOrFail(Event, { id: call.eventId })).companyId;
}
