import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.js';

interface ExpandableCardProps {
  /** Stable. */
  id: string;
  title: string;
  /** Beside the title while it is closed. */
  meta?: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}

/** A box that opens at its title, without scripts: one of several parts of a form, of which few are needed. */
export function ExpandableCard(props: ExpandableCardProps): JSX.Element {
  const { id, title, meta, open, children } = props;
  return (
    <details id={id} class="expandable" open={open}>
      <summary class="expandable-title">
        <Icon name="chevron-right" />
        <span>{title}</span>
        {meta && <span class="expandable-meta">{meta}</span>}
      </summary>
      <div class="expandable-content">{children}</div>
    </details>
  );
}
