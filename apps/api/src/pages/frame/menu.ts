import type { Role } from '#libs/kernel';
import type { PageContextValue } from './page-context.js';

export interface MenuEntry {
  href: string;
  label: string;
}

interface MenuItem extends MenuEntry {
  /** Roles that see it; default: every signed-in user. */
  roles?: readonly Role[];
  devToolsOnly?: boolean;
}

/** The entries of the header, from left to right. New pages are added here. */
const MENU: readonly MenuItem[] = [
  { href: '/app/dashboard/', label: 'Dashboard' },
  { href: '/app/owner/billing/', label: 'Billing', roles: ['owner'] },
  { href: '/app/admin/billing/', label: 'Billing', roles: ['administrator'] },
  { href: '/docs', label: 'API', roles: ['administrator', 'owner', 'manager'] },
  {
    href: '/dev/phones',
    label: 'Phones',
    roles: ['administrator', 'owner', 'manager', 'steward'],
    devToolsOnly: true,
  },
];

/** Empty for visitors: a page behind a link in a text needs no menu. */
export function menuFor({
  actor,
  devTools,
}: Pick<PageContextValue, 'actor' | 'devTools'>): MenuEntry[] {
  if (actor.userId === null) return [];
  const { roles } = actor;
  return MENU.filter(
    (line) =>
      (devTools || !line.devToolsOnly) &&
      (!line.roles || line.roles.some((role) => roles.has(role))),
  ).map(({ href, label }) => ({ href, label }));
}
