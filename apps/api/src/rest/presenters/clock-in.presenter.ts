import { displayTimePadded } from '#libs/kernel';
import type { ClockCall, ClockInTokenDetails } from '#libs/time-entry';
import {
  choice,
  date,
  flag,
  inline,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const ClockInPageShape = object('ClockInPage', {
  event: inline({ name: text('Spring tour, load-in'), slug: text('qsn1tEh') }),
  worker: inline({ name: text('Worker One'), slug: text('kpu7rhw4nl') }),
  call_times: list(
    inline({
      id: integer(9),
      date: date(),
      time: text('08:00 AM'),
      title: text('Load in'),
      role: text('Rigger'),
      is_signed_in: flag(false, 'In, and not out again.'),
    }),
    'What the worker is confirmed for, by date and time.',
  ),
});
export type ClockInPageView = Static<typeof ClockInPageShape>;

export const ClockedShape = object('Clocked', {
  status: choice(['success']),
  message: text('Clocked in for Load in at 08:00 AM.'),
});
export type ClockedView = Static<typeof ClockedShape>;

export function presentClockInPage(
  pass: ClockInTokenDetails,
  calls: readonly ClockCall[],
): ClockInPageView {
  return {
    event: { name: pass.event.event_name, slug: pass.event.slug },
    worker: { name: pass.worker_name, slug: pass.worker_slug },
    call_times: calls.map((call) => ({
      id: call.call_time_id,
      date: call.date,
      time: displayTimePadded(call.time),
      title: call.name,
      role: call.role,
      is_signed_in: call.start_at !== null && call.end_at === null,
    })),
  };
}
