import { messagePriority } from './message-priority.js';
import { MESSAGE_KINDS } from './send-decision.js';

/** Kinds of equal priority in a line, the first to leave first. */
const ORDER = [
  'code reply',
  'arrival_question cancellation confirmation direct invitation time_change',
  'call_filled clock_in_code hours mail reminder',
  'consent_question offer',
];

it('lets people who wait go first, then news of a job, then what many get at once', () => {
  const groups: Record<number, string[]> = {};
  for (const kind of [...MESSAGE_KINDS, 'mail' as const])
    (groups[messagePriority(kind)] ??= []).push(kind);
  const priorities = Object.keys(groups).map(Number);
  const first = priorities.sort((one, other) => one - other);
  expect(first.map((each) => groups[each]!.sort().join(' '))).toEqual(ORDER);
});
