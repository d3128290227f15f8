import type { ComponentChildren, JSX } from 'preact';

const EDGES = {
  plain: '',
  success: 'border-l-4 border-l-success',
  waiting: 'border-l-4 border-l-warning',
  open: 'border-l-4 border-l-accent',
};

interface CardProps {
  children: ComponentChildren;
  /** Colour of the edge; the text says the same in words. */
  edge?: keyof typeof EDGES;
}

/** A box around one piece of content. */
export function Card({ children, edge = 'plain' }: CardProps): JSX.Element {
  return (
    <div class={`rounded-xl border border-line bg-surface p-5 shadow-xs sm:p-6 ${EDGES[edge]}`}>
      {children}
    </div>
  );
}

/** A section with a title. */
export function Section({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="space-y-4">
      <div class="space-y-1">
        <h2 class="text-lg font-semibold tracking-tight">{title}</h2>
        {intro && <p class="text-muted">{intro}</p>}
      </div>
      {children}
    </section>
  );
}

/** The heading of the page, below the name of what it belongs to. */
export function Heading({
  above,
  children,
}: {
  above?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="space-y-1">
      {above && <p class="text-sm font-semibold text-muted">{above}</p>}
      <h1 class="text-2xl font-bold tracking-tight text-balance sm:text-3xl">{children}</h1>
    </div>
  );
}
