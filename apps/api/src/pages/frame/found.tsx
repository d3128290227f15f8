import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from './safe-href.js';

interface FoundGroupProps {
  id: string;
  title: string;
  /** False: nothing of this kind was found. */
  isShown: boolean;
  /** `FoundLine`s. */
  children: ComponentChildren;
}

/** What a search found of one kind. */
export function FoundGroup({ id, title, isShown, children }: FoundGroupProps): JSX.Element | null {
  if (!isShown) return null;
  return (
    <section id={id} class="found" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="found-title">
        {title}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface FoundLineProps {
  href: string;
  name: string;
  /** What tells it from others of its name. */
  more: string;
  /** A badge. */
  mark?: ComponentChildren;
}

/** One thing found: a link, along which arrow keys move. */
export function FoundLine({ href, name, more, mark }: FoundLineProps): JSX.Element {
  return (
    <li>
      <a href={safeHref(href)} class="found-hit">
        <span class="found-name">
          {name} {mark}
        </span>
        <span class="found-more">{more}</span>
      </a>
    </li>
  );
}
