import type { ComponentChildren, JSX } from 'preact';
import { Card, Section } from '../../pages/frame/card.js';

/** One component in all its states. */
export function Sample({
  title,
  intro,
  children,
}: {
  title: string;
  intro: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <Section title={title} intro={intro} id={title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}>
      <Card>{children}</Card>
    </Section>
  );
}

/** States beside each other. */
export function Row({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="flex flex-wrap items-center gap-x-6 gap-y-3">{children}</div>;
}
