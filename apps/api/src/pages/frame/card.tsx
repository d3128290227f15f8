import type { ComponentChildren, JSX } from 'preact';
import { PageHeading } from './page-heading.js';

interface CardProps {
  children: ComponentChildren;
  /** Colour of the edge; the text says the same in words. */
  edge?: 'plain' | 'success' | 'waiting' | 'open' | 'danger';
  id?: string;
}

/** A box around one piece of content. */
export function Card({ children, edge = 'plain', id }: CardProps): JSX.Element {
  return (
    <div id={id} class={edge === 'plain' ? 'card' : `card card-${edge}`}>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  intro?: ComponentChildren;
  /** Buttons right of the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
  id?: string;
}

/** A part of a page with a title. */
export function Section({ title, intro, actions, children, id }: SectionProps): JSX.Element {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <div class="section-words">
          <h2 class="section-title">{title}</h2>
          {intro && <p class="section-intro">{intro}</p>}
        </div>
        {actions && <div class="section-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** The heading of a page that is a text or a form, below the name of what it belongs to. */
export function Heading({
  above,
  children,
}: {
  above?: string;
  children: ComponentChildren;
}): JSX.Element {
  return <PageHeading title={children} above={above} />;
}
