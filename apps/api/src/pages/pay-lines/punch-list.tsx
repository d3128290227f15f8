import type { JSX } from 'preact';
import type { EntryPunch, PayBreak } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { usePlainDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { useWords } from '../frame/words.js';
import { breakOfPunch } from './entry-pay.model.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

/** Punches as they happened, the minute that counts, and who made them. */
export function PunchList({
  punches,
  zone,
  breaks = [],
}: {
  punches: readonly EntryPunch[];
  zone: string;
  /** As they count now: how long, and whether they are paid. */
  breaks?: readonly PayBreak[];
}): JSX.Element {
  const words = useWords(PAY_LINES_WORDS).punches;
  const dates = usePlainDates(zone);
  if (punches.length === 0) return <p class="text-muted">{words.none}</p>;
  return (
    <ol class="space-y-1 text-sm">
      {punches.map((punch) => {
        const { id, edge, raw_at: raw, counted_at: counted, source, person } = punch;
        const pause = breakOfPunch(punch, breaks);
        return (
          <li key={id}>
            <span class="tabular">
              {words.line(words.edges[edge], dates.time(raw), counted && dates.time(counted))}
              {pause && `, ${words.pause(durationText(pause.minutes), pause.paid)}`}
            </span>
            <span class="text-muted">{`${DOT}${words.by(words.sources[source], person)}`}</span>
          </li>
        );
      })}
    </ol>
  );
}
