import type { JSX } from 'preact';
import type { EntryPunch } from '#libs/pay';
import { usePlainDates } from '../frame/dates.js';
import { useWords } from '../frame/words.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

/** Punches as they happened, the minute that counts, and who made them. */
export function PunchList({
  punches,
  zone,
}: {
  punches: readonly EntryPunch[];
  zone: string;
}): JSX.Element {
  const words = useWords(PAY_LINES_WORDS).punches;
  const dates = usePlainDates(zone);
  if (punches.length === 0) return <p class="text-muted">{words.none}</p>;
  return (
    <ol class="space-y-1 text-sm">
      {punches.map(({ id, edge, raw_at: raw, counted_at: counted, source, person }) => (
        <li key={id}>
          <span class="tabular">
            {words.line(words.edges[edge], dates.time(raw), counted && dates.time(counted))}
          </span>
          <span class="text-muted">{` · ${words.by(words.sources[source], person)}`}</span>
        </li>
      ))}
    </ol>
  );
}
