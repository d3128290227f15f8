import { CallTime } from '#libs/call-time';
import type { Company, LaborType, LocationProfile } from '#libs/company';
import { Event } from '#libs/event';
import {
  addDays,
  dateIn,
  timeWithSeconds,
  instantOf,
  randomShortToken,
  randomSlug,
  wallClock,
} from '#libs/kernel';
import { LaborRequest, LaborRequirement, type Worker } from '#libs/labor';
import type { Work } from '#libs/platform';
import { ClockInToken, MealBreak, Punch, TimeEntry } from '#libs/time-entry';
import { EVENTS, SKILLS, WORKERS } from './demonstration-data.js';

/** The workers, skills and locations that the events need. */
export interface SeededCompany {
  company: Company;
  locations: LocationProfile[];
  skills: LaborType[];
  workers: Worker[];
  managerGrantId: number;
  stewardGrantId: number;
}

type DemonstrationEvent = (typeof EVENTS)[number];
type DemonstrationCall = DemonstrationEvent['calls'][number];

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

export async function seedEvents(work: Work, cast: SeededCompany): Promise<void> {
  for (const given of EVENTS) await seedEvent(work, cast, given);
}

async function seedEvent(
  work: Work,
  cast: SeededCompany,
  given: DemonstrationEvent,
): Promise<void> {
  const { tx } = work;
  const startDate = addDays(
    dateIn(cast.company.timeZone, nextQuarterHour(work.now)),
    given.startsIn,
  );
  const event = await tx.save(
    tx.create(Event, {
      slug: given.slug,
      companyId: cast.company.id,
      eventName: given.name,
      eventDescription: given.description,
      startDate,
      endDate: addDays(startDate, given.days - 1),
      isSingleDay: given.days === 1,
      locationProfileId: cast.locations[given.location]!.id,
      createdById: cast.managerGrantId,
      stewardId: cast.stewardGrantId,
    }),
  );
  for (const call of given.calls) await seedCall(work, cast, event, call, given.over ?? false);
}

async function seedCall(
  work: Work,
  cast: SeededCompany,
  event: Event,
  given: DemonstrationCall,
  over: boolean,
): Promise<void> {
  const { tx, now } = work;
  const zone = cast.company.timeZone;
  const date = addDays(event.startDate, given.day);
  const time =
    given.time === 'soon'
      ? wallClock(nextQuarterHour(now), zone).slice(11)
      : timeWithSeconds(given.time);
  const startsAt = instantOf(date, time, zone);
  const call = await tx.save(
    tx.create(CallTime, {
      slug: randomSlug(),
      eventId: event.id,
      name: given.name,
      date,
      time,
      startsAt,
      originalDate: date,
      originalTime: time,
      message: '',
    }),
  );

  for (const { skill, needed, firstCome, asked, reserved = 0 } of given.requirements) {
    const laborTypeId = cast.skills[SKILLS.indexOf(skill)]!.id;
    const requirement = await tx.save(
      tx.create(LaborRequirement, {
        slug: randomSlug(),
        callTimeId: call.id,
        laborTypeId,
        neededLabor: needed,
        fcfsPositions: firstCome,
      }),
    );
    const requests = await tx.save(
      asked.map((name, index) =>
        tx.create(LaborRequest, {
          laborRequirementId: requirement.id,
          workerId: workerNamed(cast, name).id,
          tokenShort: randomShortToken(),
          reserved: index < reserved,
          requestedAt: now,
          ...(over && { state: 'confirmed' as const, sentAt: startsAt, respondedAt: startsAt }),
        }),
      ),
    );
    if (over) await seedHours(work, event, startsAt, zone, requests);
  }
}

/** Clocked in at eight, half an hour of paid meal, out at half past five: nine and a half hours each. */
async function seedHours(
  work: Work,
  event: Event,
  startAt: Date,
  timeZone: string,
  requests: LaborRequest[],
): Promise<void> {
  const { tx } = work;
  for (const { id: laborRequestId, workerId } of requests) {
    const endAt = new Date(startAt.getTime() + 570 * MINUTE);
    const rules = {
      minimumMinutes: 240,
      mealTriggerMinutes: 300,
      roundUpMinutes: 15,
      roundUpTarget: 30 as const,
      timeZone,
    };
    const entry = await tx.save(tx.create(TimeEntry, { laborRequestId, startAt, endAt, ...rules }));
    await tx.insert(MealBreak, {
      timeEntryId: entry.id,
      startsAt: new Date(startAt.getTime() + 270 * MINUTE),
      minutes: 30,
      breakType: 'paid',
    });
    await tx.insert(Punch, [
      {
        timeEntryId: entry.id,
        edge: 'start',
        rawAt: startAt,
        countedAt: startAt,
        source: 'demonstration',
      },
      {
        timeEntryId: entry.id,
        edge: 'end',
        rawAt: endAt,
        countedAt: endAt,
        source: 'demonstration',
      },
    ]);
    await tx.insert(ClockInToken, { eventId: event.id, workerId });
  }
}

function workerNamed(cast: SeededCompany, name: string): Worker {
  return cast.workers[WORKERS.findIndex((worker) => worker.name === name)]!;
}

/** The next quarter of an hour that is at least half an hour away: close enough to clock in, far enough to answer. */
function nextQuarterHour(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + 30 * MINUTE) / QUARTER) * QUARTER);
}
