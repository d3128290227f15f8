import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from './safe-href.js';

interface FeedProps {
  children: readonly JSX.Element[];
  /** Shown instead of lines, where there are none. */
  empty: ComponentChildren;
  /** Links and buttons below the lines. */
  foot?: ComponentChildren;
  /** On a page: lines in a box, one row each on a desk. */
  wide?: boolean;
}

/** Short news below a bell or on a page: the newest first, each with its own way to go away. */
export function Feed({ children, empty, foot, wide }: FeedProps): JSX.Element {
  return (
    <>
      {children.length === 0 ? (
        <div class={wide ? 'table-empty' : 'feed-none'}>{empty}</div>
      ) : (
        <ul class={wide ? 'feed-lines feed-wide' : 'feed-lines'}>{children}</ul>
      )}
      {foot && <p class="feed-foot">{foot}</p>}
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
  /** Shown where the pointer rests on it. */
  exact?: string;
  message: string;
  href?: string | null;
  read?: boolean;
  /** An `IconButton`, or two. */
  action?: ComponentChildren;
}

/** One piece of news. */
export function FeedLine(props: FeedLineProps): JSX.Element {
  const { id, state, when, machine, exact, message, href, read, action } = props;
  return (
    <li id={id} class={`feed-line${read ? ' feed-line-read' : ''}`}>
      <span class="feed-state">
        {state}
        <time datetime={machine} title={exact} class="feed-when">
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
      {action && <span class="feed-actions">{action}</span>}
    </li>
  );
}
