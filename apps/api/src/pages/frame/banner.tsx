import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

export type BannerTone = 'info' | 'warning' | 'danger';

const SHAPES: Record<BannerTone, IconName> = {
  info: 'info',
  warning: 'triangle-alert',
  danger: 'circle-alert',
};

interface BannerProps {
  tone: BannerTone;
  children: ComponentChildren;
  /** A button or link at its end. */
  action?: ComponentChildren;
  icon?: IconName;
  id?: string;
  hidden?: boolean;
}

/** A line across the top about a state that lasts: acting as somebody else, offline, payment due. */
export function Banner({ tone, children, action, icon, id, hidden }: BannerProps): JSX.Element {
  return (
    <div id={id} class={`banner banner-${tone}`} role="status" hidden={hidden}>
      <Icon name={icon ?? SHAPES[tone]} />
      <div class="banner-words">{children}</div>
      {action && <div class="banner-action">{action}</div>}
    </div>
  );
}
