import type { ComponentChildren, JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';
import { buttonClass, type ButtonKind, type ButtonSize } from './button.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import { safeHref } from './safe-href.js';

interface LinkProps extends ScriptAttributes {
  href: string;
  children: ComponentChildren;
  /** Leads to another site. */
  external?: boolean;
  /** Read out instead of its words, where those are the same in every row. */
  label?: string;
  id?: string;
}

/** A link whose address is checked by `safeHref`; all links of pages use it. */
export function Link({
  href,
  children,
  external = false,
  label,
  id,
  ...rest
}: LinkProps): JSX.Element {
  return (
    <a
      href={safeHref(href)}
      id={id}
      aria-label={label}
      {...externalAttributes(external)}
      class="link"
      {...scriptAttributes(rest)}
    >
      {children}
    </a>
  );
}

interface ButtonLinkProps extends LinkProps {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: IconName;
  /** A key that opens it, shown by `?`. */
  hotkey?: string;
  /** Read out instead of the content, and begins with it. */
  label?: string;
}

/** A link that looks like a button, for the main action of a page. */
export function ButtonLink({
  href,
  children,
  external = false,
  kind = 'primary',
  size = 'medium',
  icon,
  hotkey,
  label,
  id,
  ...rest
}: ButtonLinkProps): JSX.Element {
  return (
    <a
      href={safeHref(href)}
      id={id}
      {...externalAttributes(external)}
      class={buttonClass(kind, size)}
      aria-label={label}
      data-hotkey={hotkey}
      {...scriptAttributes(rest)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

function externalAttributes(elsewhere: boolean): { target?: '_blank'; rel?: string } {
  return elsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
