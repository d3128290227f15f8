import type { ComponentChildren, JSX } from 'preact';
import { BUTTON, type ButtonKind } from './button.js';
import { safeHref } from './safe-href.js';

interface LinkProps {
  href: string;
  children: ComponentChildren;
  /** Opens another site beside ours. */
  elsewhere?: boolean;
}

/** Every link of a page goes through here, and so through `safeHref`. */
export function Link({ href, children, elsewhere = false }: LinkProps): JSX.Element {
  return (
    <a
      href={safeHref(href)}
      {...away(elsewhere)}
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
  elsewhere = false,
  kind = 'primary',
}: LinkProps & { kind?: ButtonKind }): JSX.Element {
  return (
    <a href={safeHref(href)} {...away(elsewhere)} class={BUTTON[kind]}>
      {children}
    </a>
  );
}

function away(elsewhere: boolean): { target?: '_blank'; rel?: string } {
  return elsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
