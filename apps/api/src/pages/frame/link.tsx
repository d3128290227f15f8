import type { ComponentChildren, JSX } from 'preact';
import { BUTTON, type ButtonKind } from './button.js';
import { safeHref } from './safe-href.js';

interface LinkProps {
  href: string;
  children: ComponentChildren;
  /** Leads to another site. */
  external?: boolean;
}

/** A link whose address is checked by `safeHref`; all links of pages use it. */
export function Link({ href, children, external = false }: LinkProps): JSX.Element {
  return (
    <a
      href={safeHref(href)}
      {...externalAttributes(external)}
      class="font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong"
    >
      {children}
    </a>
  );
}

/** A link that looks like a button, for the main action. */
export function ButtonLink({
  href,
  children,
  external = false,
  kind = 'primary',
}: LinkProps & { kind?: ButtonKind }): JSX.Element {
  return (
    <a href={safeHref(href)} {...externalAttributes(external)} class={BUTTON[kind]}>
      {children}
    </a>
  );
}

function externalAttributes(elsewhere: boolean): { target?: '_blank'; rel?: string } {
  return elsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
