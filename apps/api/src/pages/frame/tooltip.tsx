import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { useWords } from './words.js';

interface TooltipProps {
  /** Unique on the page. */
  id: string;
  text: string;
  /** What it explains; default: a small question mark. */
  children?: ComponentChildren;
}

/** An explanation on hover, focus and touch. */
export function Tooltip({ id, text, children }: TooltipProps): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <span class="tooltip">
      <button
        type="button"
        class="tooltip-trigger"
        aria-describedby={id}
        aria-label={children ? undefined : words.explain}
      >
        {children ?? <Icon name="circle-question-mark" />}
      </button>
      <span id={id} role="tooltip" class="tooltip-text">
        {text}
      </span>
    </span>
  );
}
