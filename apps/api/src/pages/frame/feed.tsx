import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from './safe-href.js';

interface FeedProps {
  children: readonly JSX.Element[];
  /** Shown instead of lines, where there are none. */
  empty: string;
  /** Links and buttons below the lines. */
  foot: ComponentChildren;
}

/** Short news below a bell: the newest first, each with its own way to go away. */
export function Feed({ children, empty, foot }: FeedProps): JSX.Element {
  return (
    <>
      {children.length === 0 ? (
        <p class="feed-none">{empty}</p>
      ) : (
        <ul class="feed-lines">{children}</ul>
      )}
      <p class="feed-foot">{foot}</p>
    </>
  );
}

interface FeedLineProps {
  id: string;
  /** A badge. */
  state: ComponentChildren;
  /** When, formatted, and as `<time datetime>`. */
  when: string;
  machine: string;
  message: string;
  href?: string | null;
  read?: boolean;
  /** An `IconButton`. */
  action?: ComponentChildren;
}

/** One piece of news. */
export function FeedLine(props: FeedLineProps): JSX.Element {
  const { id, state, when, machine, message, href, read, action } = props;
  return (
    <li id={id} class={`feed-line${read ? ' feed-line-read' : ''}`}>
      <span class="feed-state">
        {state}
        <time datetime={machine} class="feed-when">
          {when}
        </time>
      </span>
      {href ? (
        <a href={safeHref(href)} class="feed-message">
          {message}
        </a>
      ) : (
        <span class="feed-message">{message}</span>
      )}
      {action}
    </li>
  );
}
