import type { DataSource } from 'typeorm';
import { Event } from '#libs/event';
import { randomSlug } from '#libs/kernel';
import { aCompany } from './a-company.js';
import { aLocation } from './a-location.js';
import { nextNumber } from './numbers.js';

/** An event of some days in May 2031, at a location of its company. */
export async function anEvent(db: DataSource, given: Partial<Event> = {}): Promise<Event> {
  const companyId = given.companyId ?? (await aCompany(db)).id;
  const locationProfileId =
    given.locationProfileId === undefined
      ? (await aLocation(db, { companyId })).id
      : given.locationProfileId;
  return db.manager.save(
    db.manager.create(Event, {
      slug: randomSlug(),
      eventName: `Event ${nextNumber()}`,
      startDate: '2031-05-01',
      endDate: '2031-05-04',
      ...given,
      companyId,
      locationProfileId,
    }),
  );
}
