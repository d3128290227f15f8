import { addDays, instantOf } from '#libs/kernel';
import type { CopyWriter } from './copy-writer.js';
import { ASKED, requestStates, POSITIONS, type RequestState } from './request-states.js';
import type { NotificationSeeder } from './notification-seeder.js';
import { addTimeEntry } from './time-entries.js';
import type { BenchWorker, BenchCompany, BenchLocation } from './company.js';
import type { Random } from './random.js';
import { CALLS, EVENT_NAMES } from './names.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days before an event on which its offers are sent; later events are planned and have no sent offers. */
const OFFER_LEAD_DAYS = 28;
/** Day of the event and time of its calls; a single-day event has them all on its day. */
const CALL_TIMES = [
  { day: 0, time: '08:00:00' },
  { day: 0, time: '12:00:00' },
  { day: 0, time: '17:00:00' },
  { day: 1, time: '09:00:00' },
] as const;

interface Call {
  id: number;
  name: string;
  startsAt: Date;
}

/** Writes whole events: calls, requirements, requests, and the hours of past ones. */
export class EventSeeder {
  private count = 0;

  constructor(
    private readonly copying: CopyWriter,
    private readonly random: Random,
    private readonly company: BenchCompany,
    private readonly now: Date,
    private readonly feed: NotificationSeeder,
  ) {}

  /** @param startDate 'YYYY-MM-DD' */
  add(startDate: string): void {
    const { random, company, copying } = this;
    const place = random.pick(company.locations);
    const single = random.chance(0.3);
    const startsAt = instantOf(startDate, CALL_TIMES[0].time, place.zone);
    const plannedAt = new Date(Math.min(startsAt.getTime() - 45 * DAY, this.now.getTime() - DAY));
    const name = `${random.pick(EVENT_NAMES)} ${++this.count}`;
    const eventId = copying.add('events', {
      slug: random.slug7(),
      company_id: company.id,
      event_name: name,
      event_description: 'Doors at six; crew parking behind the stage.',
      start_date: startDate,
      end_date: single ? startDate : addDays(startDate, 1),
      is_single_day: single,
      location_profile_id: place.id,
      created_by_id: company.managerId,
      steward_id: random.pick(company.stewardIds),
      created_at: plannedAt,
    });
    const passes = new Map<number, Date>();
    CALL_TIMES.forEach(({ day, time }, nth) => {
      const date = single ? startDate : addDays(startDate, day);
      const at = single && day > 0 ? '22:30:00' : time;
      this.addCall(eventId, name, place, nth, date, at, plannedAt, passes);
    });
    for (const [workerId, at] of passes)
      copying.add('clock_in_tokens', {
        company_id: company.id,
        event_id: eventId,
        worker_id: workerId,
        token: random.uuid(),
        created_at: at,
      });
  }

  private addCall(
    eventId: number,
    eventName: string,
    place: BenchLocation,
    nth: number,
    date: string,
    time: string,
    plannedAt: Date,
    passes: Map<number, Date>,
  ): void {
    const { random, company, copying } = this;
    const startsAt = instantOf(date, time, place.zone);
    const call: Call = {
      name: CALLS[nth]!,
      startsAt,
      id: copying.add('call_times', {
        company_id: company.id,
        slug: random.slug7(),
        event_id: eventId,
        name: CALLS[nth]!,
        date,
        time,
        starts_at: startsAt,
        message: random.chance(0.3) ? 'Enter through gate 4.' : null,
        last_modified: plannedAt,
      }),
    };
    const skills = random.shuffle([...company.skills]).slice(0, 3);
    const crew = this.drawWorkers(ASKED * skills.length);
    skills.forEach((skill, index) => {
      const requirementId = copying.add('labor_requirements', {
        company_id: company.id,
        slug: random.slug7(),
        call_time_id: call.id,
        labor_type_id: skill.id,
        needed_labor: POSITIONS,
        fcfs_positions: random.below(3),
      });
      const asked = crew.slice(index * ASKED, (index + 1) * ASKED);
      this.ask(asked, requirementId, call, place, passes, {
        eventId,
        callTimeId: call.id,
        eventName,
        callName: call.name,
        skill: skill.name,
      });
    });
  }

  private ask(
    asked: BenchWorker[],
    requirementId: number,
    call: Call,
    place: BenchLocation,
    passes: Map<number, Date>,
    about: {
      eventId: number;
      callTimeId: number;
      eventName: string;
      callName: string;
      skill: string;
    },
  ): void {
    const { random, copying, company, now } = this;
    const isOver = call.startsAt < now;
    const isTold = call.startsAt.getTime() - now.getTime() < OFFER_LEAD_DAYS * DAY;
    const states: RequestState[] = isTold
      ? requestStates(random, isOver)
      : asked.map(() => 'pending');
    asked.forEach((worker, nth) => {
      const state = states[nth]!;
      const requestedAt = this.before(call.startsAt, 20 * DAY, 2 * DAY);
      const sentAt =
        isTold && (state !== 'pending' || random.chance(0.9))
          ? new Date(requestedAt.getTime() + random.between(1, 90) * 1000)
          : null;
      const respondedAt =
        state === 'pending'
          ? null
          : new Date(
              Math.min(
                requestedAt.getTime() + random.between(3, 2_400) * 60_000,
                now.getTime() - 60_000,
              ),
            );
      const requestId = copying.add('labor_requests', {
        company_id: company.id,
        labor_requirement_id: requirementId,
        worker_id: worker.id,
        token: random.uuid(),
        token_short: random.shortToken(),
        state,
        reserved: (state === 'pending' || state === 'confirmed') && random.chance(0.05),
        cancel_counted: state === 'canceled',
        requested_at: requestedAt,
        sent_at: sentAt,
        responded_at: respondedAt,
        reminder_sent_at:
          isOver && state === 'confirmed' ? new Date(call.startsAt.getTime() - DAY) : null,
      });
      if (state === 'confirmed' && !passes.has(worker.id)) passes.set(worker.id, respondedAt!);
      if (respondedAt)
        this.feed.answered({
          ...about,
          requirementId,
          requestId,
          worker: worker.name,
          state,
          at: respondedAt,
        });
      if (state === 'confirmed' && isOver)
        addTimeEntry(copying, random, requestId, call.startsAt, place, company, now);
    });
  }

  /** An instant before a call, but not in the future. */
  private before(startsAt: Date, ahead: number, spread: number): Date {
    const latest = Math.min(startsAt.getTime() - ahead, this.now.getTime() - 3 * DAY);
    return new Date(latest - this.random.below(spread));
  }

  /** Draws that many different workers. */
  private drawWorkers(count: number): BenchWorker[] {
    const { workers } = this.company;
    const start = this.random.below(workers.length);
    return this.random.shuffle(
      Array.from({ length: count }, (_, nth) => workers[(start + nth) % workers.length]!),
    );
  }
}
