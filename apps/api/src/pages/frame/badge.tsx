import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

interface BadgeProps {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
  id?: string;
}

/** A short word about a thing: archived, overbooked, 2 no-shows. For requests' states, see `StateBadge`. */
export function Badge({ tone = 'neutral', icon, children, id }: BadgeProps): JSX.Element {
  return (
    <span id={id} class={`badge tone-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
