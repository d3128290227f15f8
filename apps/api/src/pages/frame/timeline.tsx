import type { ComponentChildren, JSX } from 'preact';
import { DOT } from './dot.js';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

export interface TimelineItem {
  id: string;
  /** When, formatted. */
  at: string;
  /** Who; absent: the system. */
  who?: string;
  what: ComponentChildren;
  before?: ComponentChildren;
  after?: ComponentChildren;
}

/** What happened, newest first, each with before and after. */
export function Timeline({ items }: { items: readonly TimelineItem[] }): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <ol class="timeline">
      {items.map(({ id, at, who, what, before, after }) => (
        <li key={id} id={id} class="timeline-item">
          <p class="timeline-line">
            <span class="timeline-what">{what}</span>
            <span class="timeline-when">{who ? `${who}${DOT}${at}` : at}</span>
          </p>
          {(before !== undefined || after !== undefined) && (
            <p class="timeline-change">
              {before !== undefined && (
                <>
                  <span class="sr-only">{words.before}</span>
                  <del>{before}</del>
                </>
              )}
              {after !== undefined && (
                <>
                  <span class="sr-only">{words.after}</span>
                  <ins>{after}</ins>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
