import type { JSX } from 'preact';
import { type Fill, isFilled, overbookedBy } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { Tooltip } from '../frame/tooltip.js';
import { useWords } from '../frame/words.js';
import { EVENT_WORDS } from './event.words.js';

const STATES = ['available', 'asked', 'queued', 'awaiting', 'stopped', 'declined'] as const;

interface FillCountsProps {
  fill: Fill;
  id: string;
  /** Marks `Filled` and `Overbooked by n`: of one requirement, since too many of one skill fill no other. */
  marks?: boolean;
}

/** The numbers beside a bar; those of the event explain what each means. */
export function FillCounts({ fill, id, marks = false }: FillCountsProps): JSX.Element {
  const words = useWords(EVENT_WORDS);
  const overbooked = overbookedBy(fill);
  const open = fill.needed - fill.confirmed - fill.available - fill.asked;
  const isTooMany = fill.confirmed > fill.needed;
  return (
    <span id={id} class="event-counts">
      {STATES.filter((state) => fill[state] > 0).map((state) => (
        <span key={state} id={`${id}-${state}`} class={`count-${state}`}>
          {marks ? (
            words.counts[state](fill[state])
          ) : (
            <Tooltip id={`${id}-${state}-hint`} text={words.hints[state]}>
              {words.counts[state](fill[state])}
            </Tooltip>
          )}
        </span>
      ))}
      {!marks && open > 0 && (
        <span id={`${id}-open`} class="text-muted">
          {words.counts.open(open)}
        </span>
      )}
      {marks && isFilled(fill) && (
        <Badge id={`${id}-filled`} tone="success" icon="check">
          {words.filled}
        </Badge>
      )}
      {marks && overbooked > 0 && (
        <Badge
          id={`${id}-overbooked`}
          tone={isTooMany ? 'warning' : 'neutral'}
          icon={isTooMany ? 'triangle-alert' : undefined}
        >
          <Tooltip id={`${id}-overbooked-hint`} text={words.overbookedHint}>
            {words.overbooked(overbooked)}
          </Tooltip>
        </Badge>
      )}
    </span>
  );
}
