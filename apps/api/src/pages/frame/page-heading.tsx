import type { ComponentChildren, JSX } from 'preact';

interface PageHeadingProps {
  title: ComponentChildren;
  /** What the page belongs to, above the title: a link back up. */
  above?: ComponentChildren;
  /** Facts below the title: dates, place, state. */
  meta?: ComponentChildren;
  /** Buttons; one of them primary at most. */
  actions?: ComponentChildren;
}

/** The first line of a page: what it is about, and what one does here. On a phone the actions stand below. */
export function PageHeading({ title, above, meta, actions }: PageHeadingProps): JSX.Element {
  return (
    <header class="page-heading">
      <div class="page-heading-words">
        {above && <p class="page-heading-above">{above}</p>}
        <h1 class="page-heading-title">{title}</h1>
        {meta && <div class="page-heading-meta">{meta}</div>}
      </div>
      {actions && <div class="page-heading-actions">{actions}</div>}
    </header>
  );
}
