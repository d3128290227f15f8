import type { DataSource } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Company, LocationProfile } from '#libs/company';
import { Event } from '#libs/event';
import { timeWithSeconds, instantOf, randomSlug } from '#libs/kernel';
import { anEvent } from './an-event.js';
import { nextNumber } from './numbers.js';

/** A call on the first day of its event, at 08:00 in the venue's zone by default. */
export async function aCall(db: DataSource, given: Partial<CallTime> = {}): Promise<CallTime> {
  const eventId = given.eventId ?? (await anEvent(db)).id;
  const event = await db.manager.findOneByOrFail(Event, { id: eventId });
  const company = await db.manager.findOneByOrFail(Company, { id: event.companyId });
  const location =
    event.locationProfileId === null
      ? null
      : await db.manager.findOneByOrFail(LocationProfile, { id: event.locationProfileId });
  const date = given.date ?? event.startDate;
  const time = timeWithSeconds(given.time ?? '08:00');
  const startsAt = instantOf(date, time, location?.timeZone ?? company.timeZone);
  return db.manager.save(
    db.manager.create(CallTime, {
      slug: randomSlug(),
      name: `Call ${nextNumber()}`,
      startsAt,
      originalDate: date,
      originalTime: time,
      message: '',
      ...given,
      eventId,
      date,
      time,
    }),
  );
}
