import type { ComponentChildren, JSX } from 'preact';
import { BUTTON, type ButtonKind } from './button.js';
import { safeHref } from './safe-href.js';

interface LinkProps {
  href: string;
  children: ComponentChildren;
  /** Opens another site beside ours. */
  external?: boolean;
}

/** Every link of a page goes through here, and so through `safeHref`. */
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

/** A link that looks like a button, for the one thing to do next. */
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
