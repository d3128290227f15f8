import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

/** Holds the place of something that is fetched. */
export function Skeleton({ lines = 3 }: { lines?: number }): JSX.Element {
  return (
    <div class="skeleton" role="status">
      <span class="sr-only">{useWords(FRAME_WORDS).loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  );
}
