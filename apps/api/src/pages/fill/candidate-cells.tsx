import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { Candidate } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { useDates } from '../frame/dates.js';
import { useWords } from '../frame/words.js';
import { FILL_WORDS } from './fill.words.js';
import { WorkerMarks } from './worker-marks.js';

export function Name({ worker }: { worker: Candidate }): JSX.Element {
  return (
    <>
      {worker.name} <small>{displayPhone(worker.phone_number)}</small>
    </>
  );
}

/** The needed skill first. */
export function Skills({ worker, skill }: { worker: Candidate; skill: string }): JSX.Element {
  const others = worker.labor_types.map(({ name }) => name).filter((name) => name !== skill);
  return (
    <>
      {worker.skilled && (
        <Badge tone="success" icon="check">
          {skill}
        </Badge>
      )}
      {others.length > 0 && ` ${others.join(', ')}`}
    </>
  );
}

export function LastWorked({ day, zone }: { day: string | null; zone: string }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const dates = useDates(zone);
  return day ? (
    <span class="whitespace-nowrap">{dates.day(day)}</span>
  ) : (
    <span class="text-muted">{words.never}</span>
  );
}

/** Whether they may be texted, how often they said yes, and when they worked last. */
export function Record({ worker, zone }: { worker: Candidate; zone: string }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const dates = useDates(zone);
  const { offered, accepted, last_worked: day } = worker;
  return (
    <>
      <WorkerMarks worker={worker} />
      {offered > 0 && <div>{words.acceptedLong(accepted, offered)}</div>}{' '}
      {day && <small>{words.workedOn(dates.day(day))}</small>}
    </>
  );
}

export function Accepted({ worker }: { worker: Candidate }): JSX.Element {
  const words = useWords(FILL_WORDS);
  return worker.offered > 0 ? (
    <span class="whitespace-nowrap">{words.acceptedOf(worker.accepted, worker.offered)}</span>
  ) : (
    <span class="text-muted">–</span>
  );
}
