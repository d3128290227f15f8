import type { Role } from '#libs/kernel';
import type { PageContextValue } from './page-context.js';

export interface MenuEntry {
  href: string;
  label: string;
}

interface MenuItem extends MenuEntry {
  /** Who sees it; everybody who is signed in unless told. */
  roles?: readonly Role[];
  devToolsOnly?: boolean;
}

/** What stands in the header, from left to right. A page that gets an entry gets it here. */
const MENU: readonly MenuItem[] = [
  { href: '/app/dashboard/', label: 'Dashboard' },
  { href: '/docs', label: 'API', roles: ['administrator', 'owner', 'manager'] },
  {
    href: '/dev/phones',
    label: 'Phones',
    roles: ['administrator', 'owner', 'manager', 'steward'],
    devToolsOnly: true,
  },
];

/** Nothing for visitors: who came by a link from a text message needs no menu. */
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
