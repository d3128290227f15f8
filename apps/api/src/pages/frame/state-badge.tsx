import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import { useWords } from './words.js';

export type RequestState =
  | 'queued'
  | 'awaiting'
  | 'asked'
  | 'available'
  | 'confirmed'
  | 'declined'
  | 'canceled'
  | 'no_show'
  | 'in'
  | 'out';

const SHAPES: Record<RequestState, IconName> = {
  queued: 'circle-dashed',
  awaiting: 'hourglass',
  asked: 'clock',
  available: 'contrast',
  confirmed: 'check',
  declined: 'x',
  canceled: 'x',
  no_show: 'armchair',
  in: 'circle',
  out: 'circle',
};

/** The edge of a card about a request: the colour of its badge. States that are not listed have a plain one. */
export const STATE_EDGES: Partial<Record<RequestState, 'waiting' | 'open' | 'success'>> = {
  asked: 'waiting',
  available: 'open',
  confirmed: 'success',
  in: 'success',
};

/** The state of a request or shift: a colour, a shape and a word, the same everywhere. */
export function StateBadge({ state, id }: { state: RequestState; id?: string }): JSX.Element {
  return (
    <span id={id} class={`state state-${state}`}>
      <Icon name={SHAPES[state]} />
      {useWords(FRAME_WORDS).states[state]}
    </span>
  );
}
