import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

interface ConversationBubbleProps {
  direction: 'in' | 'out';
  text: string;
  /** When, formatted. */
  at: string;
  /** Delivered, failed: a `Badge` or a word. */
  state?: ComponentChildren;
  id?: string;
}

/** One text message: theirs left, ours right. */
export function ConversationBubble(props: ConversationBubbleProps): JSX.Element {
  const { direction, text, at, state, id } = props;
  const words = useWords(FRAME_WORDS);
  return (
    <div id={id} class={`bubble bubble-${direction}`}>
      <span class="sr-only">{direction === 'in' ? words.received : words.sent}</span>
      <p class="bubble-text">{text}</p>
      <p class="bubble-foot">
        <span>{at}</span>
        {state && <span>{state}</span>}
      </p>
    </div>
  );
}

/** A conversation, oldest first. */
export function Conversation({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="conversation">{children}</div>;
}
