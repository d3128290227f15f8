import { jsonObjectOf, type RowOf } from '#libs/platform';
import { TimeOff } from './time-off.entity.js';

/** A time off as managers see it. */
export type TimeOffRow = Omit<RowOf<TimeOff>, 'id' | 'user_id' | 'created_at'>;

const DAY = `interval '1 day'`;

/**
 * For each user of `those` their times off that reach into a call, as `TimeOffRow[]` in `list`. Times are those of the
 * venue's clock, as the call's date and time are; a shift that goes past midnight belongs to both days.
 *
 * @param those a relation with `user_id`
 * @param from parameter with the local start: 'YYYY-MM-DD HH:MM:SS'
 * @param until parameter with the local end, after the start
 */
export const timesOffDuring = (those: string, from: string, until: string): string => `
  select tof.user_id, json_agg(${jsonObjectOf(TimeOff, 'tof', ['id', 'user_id', 'created_at'])} order by tof.starts_on, tof.weekday, tof.from_time, tof.id) as list
    from times_off tof
   where tof.user_id in (select user_id from ${those})
     and case when tof.weekday is null then tof.starts_on < ${until}::timestamp and tof.ends_on + ${DAY} > ${from}::timestamp
         else exists (
           select from generate_series(date_trunc('day', ${from}::timestamp) - ${DAY}, ${until}::timestamp, ${DAY}) as day
            where extract(isodow from day) = tof.weekday
              and day + coalesce(tof.from_time, '00:00') < ${until}::timestamp
              and day + coalesce(tof.until_time, '00:00') + case when tof.from_time < tof.until_time then interval '0' else ${DAY} end > ${from}::timestamp)
         end
   group by tof.user_id`;
