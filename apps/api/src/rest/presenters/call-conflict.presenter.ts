import { displayDate, displayTime } from '#libs/kernel';
import { type CallConflict, type CallConflicts, flagsOf } from '#libs/labor';
import {
  choice,
  date,
  integer,
  list,
  object,
  optional,
  type Static,
  text,
  time,
} from '../../edge/openapi/response-shapes.js';

/** Shown to the worker, and to managers of the same company. */
export const CallConflictShape = object('CallConflict', {
  kind: choice(
    ['overlap', 'short_rest'],
    'Nobody can work both to the end; there is less rest in between than the company asks for.',
  ),
  rest_minutes: integer(90, 'Minutes between the two calls; 0 where they overlap.'),
  event: text('Spring tour, load-in'),
  call_time: text('Load in', 'Name of the other call.'),
  date: date(),
  time: time('08:00:00'),
  status: choice(['Confirmed', 'Available', 'Pending'], 'State of the worker at the other call.'),
});
export type CallConflictView = Static<typeof CallConflictShape>;

export const AcceptedConflicts = optional(
  list(CallConflictShape, 'Calls that a yes gets into the way of; left out without any.'),
);

/** The answer to a worker's yes or no. */
export const AnsweredShape = object('Answered', {
  status: choice(['success']),
  message: optional(
    text(
      'Load out overlaps with Load in (Spring tour) on Thu, May 1 at 8:00 AM.',
      'What the worker should know of the calls they accepted; left out where there is nothing.',
    ),
  ),
  conflicts: AcceptedConflicts,
});
export type AnsweredView = Static<typeof AnsweredShape>;

export function presentCallConflict({ kind, restMinutes, other }: CallConflict): CallConflictView {
  const { confirmed, availability_response: response } = flagsOf(other.state);
  return {
    kind,
    rest_minutes: restMinutes,
    event: other.event_name,
    call_time: other.call_name,
    date: other.date,
    time: other.time,
    status: confirmed ? 'Confirmed' : response === 'yes' ? 'Available' : 'Pending',
  };
}

/**
 * @param conflicts of the requests that were just accepted
 * @param thanks first part of the message
 */
export function presentAnswered(conflicts: CallConflicts, thanks?: string): AnsweredView {
  const reported = presentAcceptedConflicts(conflicts);
  if (thanks === undefined) return { status: 'success', ...reported };
  return {
    status: 'success',
    ...reported,
    message: [thanks, reported.message].filter(Boolean).join(' '),
  };
}

/** Empty without conflicts. */
export function presentAcceptedConflicts(
  conflicts: CallConflicts,
): Pick<AnsweredView, 'message' | 'conflicts'> {
  const found = [...conflicts.values()].flat();
  if (found.length === 0) return {};
  return { message: found.map(sentenceOf).join(' '), conflicts: found.map(presentCallConflict) };
}

function sentenceOf({ kind, restMinutes, other, callName, otherName }: CallConflict): string {
  const theirs = `${otherName} (${other.event_name}) on ${displayDate(other.date)} at ${displayTime(other.time)}`;
  if (kind === 'overlap') return `${callName} overlaps with ${theirs}.`;
  return `${callName} leaves ${hoursWithUnit(restMinutes)} of rest before or after ${theirs}.`;
}

/** '3.5 hours', '1 hour'. */
function hoursWithUnit(minutes: number): string {
  const hours = Math.round(minutes / 6) / 10;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}
