import { Injectable } from '@nestjs/common';
import { dateIn, NotFound } from '#libs/kernel';
import { columnsOf, FactBus, type RowOf, type Work } from '#libs/platform';
import { readTimeOff, type TimeOffDraft, type TimeOffValues } from '../../rules/time-off.js';
import { TimeOff } from './time-off.entity.js';
import { TimeOffInvalid, TooManyTimesOff } from './time-off.errors.js';
import { TimeOffAdded, TimeOffRemoved } from './time-off.facts.js';

/** A time off as its owner sees it. */
export type OwnTimeOffRow = Omit<RowOf<TimeOff>, 'user_id' | 'created_at'>;

/** Entries of one person. */
export const MOST_TIMES_OFF = 100;

const COLUMNS = columnsOf(TimeOff, 'tof', ['user_id', 'created_at']);

/** When the actor does not work, for whichever company. It forbids nobody to ask them; it is shown to who does. */
@Injectable()
export class TimeOffService {
  constructor(private readonly facts: FactBus) {}

  /** Weekdays first, then days that are not over, by date. One statement. */
  own(work: Work): Promise<OwnTimeOffRow[]> {
    return work.rows<OwnTimeOffRow>(
      `select ${COLUMNS} from times_off tof
        where tof.user_id = $1 and (tof.ends_on is null or tof.ends_on >= $2::date - 1)
        order by tof.weekday, tof.from_time nulls first, tof.starts_on, tof.id`,
      [work.actor.userId, dateIn('UTC', work.now)],
    );
  }

  /**
   * The same said again answers the entry that is there. Entries that are over are removed.
   *
   * @throws TimeOffInvalid, TooManyTimesOff
   */
  async add(work: Work, draft: TimeOffDraft): Promise<OwnTimeOffRow> {
    const today = dateIn('UTC', work.now);
    const values = readTimeOff(draft, today);
    if (typeof values === 'string') throw new TimeOffInvalid(values);
    const { userId } = work.actor;
    await work.rows('select id from users where id = $1 for no key update', [userId]);
    await work.rows('delete from times_off where user_id = $1 and ends_on < $2::date - 1', [
      userId,
      today,
    ]);
    const known = await this.own(work);
    const same = known.find((row) => isSame(row, values));
    if (same) return same;
    if (known.length >= MOST_TIMES_OFF) throw new TooManyTimesOff(MOST_TIMES_OFF);
    const { starts_on, ends_on, weekday, from_time, until_time } = values;
    const made = await work.row<{ id: number }>(
      `insert into times_off (user_id, starts_on, ends_on, weekday, from_time, until_time, created_at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [userId, starts_on, ends_on, weekday, from_time, until_time, work.now],
    );
    const { id } = made!;
    await this.facts.record(work, new TimeOffAdded(id, values));
    return { id, ...values };
  }

  /** @throws NotFound there is none, or it is somebody else's */
  async remove(work: Work, id: number): Promise<void> {
    const gone = await work.row<OwnTimeOffRow>(
      `with gone as (delete from times_off tof where tof.id = $1 and tof.user_id = $2 returning ${COLUMNS}) select * from gone`,
      [id, work.actor.userId],
    );
    if (!gone) throw new NotFound('TimeOff');
    const { id: _, ...before } = gone;
    await this.facts.record(work, new TimeOffRemoved(id, before));
  }
}

function isSame(row: TimeOffValues, values: TimeOffValues): boolean {
  return (Object.keys(values) as (keyof TimeOffValues)[]).every((key) => row[key] === values[key]);
}
