import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

interface EmptyStateProps {
  title: string;
  /** What would stand here, and what it brings. */
  text?: ComponentChildren;
  /** The button that makes the first one. */
  action?: ComponentChildren;
  icon?: IconName;
  id?: string;
}

/** Says that there is nothing yet, and what to do. */
export function EmptyState({ title, text, action, icon, id }: EmptyStateProps): JSX.Element {
  return (
    <div class="empty" id={id}>
      {icon && (
        <span class="empty-icon">
          <Icon name={icon} />
        </span>
      )}
      <p class="empty-title">{title}</p>
      {text && <p class="empty-text">{text}</p>}
      {action && <div class="empty-action">{action}</div>}
    </div>
  );
}
