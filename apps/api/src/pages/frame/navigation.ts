import type { Role } from '#libs/kernel';
import type { FRAME_WORDS } from './frame.words.js';
import type { IconName } from './icon-names.js';
import type { PageContextValue } from './page-context.js';

type FrameWords = (typeof FRAME_WORDS)['en'];

interface NavigationItem {
  href: string;
  word: keyof FrameWords;
  icon: IconName;
  /** Roles that see it. */
  roles: readonly Role[];
  /** Roles that do not, since they have a wider one of the same name. */
  except?: readonly Role[];
  /** Addresses below these show it as current. Default: its own. */
  covers?: readonly RegExp[];
  devToolsOnly?: boolean;
  /** Stands in the bottom bar of a phone; the others are behind "More". */
  atTheBottom?: boolean;
  /** Pressed after `g`. */
  key?: string;
}

export interface NavigationEntry {
  href: string;
  label: string;
  icon: IconName;
  current: boolean;
  atTheBottom: boolean;
  key: string | null;
}

const OFFICE: readonly Role[] = ['manager', 'owner'];
const ADMINISTRATOR: readonly Role[] = ['administrator'];

/** The entries of the rail, from top to bottom. New pages are added here. */
const NAVIGATION: readonly NavigationItem[] = [
  {
    href: '/app/dashboard/',
    word: 'today',
    icon: 'house',
    roles: [...OFFICE, 'steward'],
    except: ADMINISTRATOR,
    covers: [/^\/app\/(dashboard|steward)\/?(\?|$)/],
    atTheBottom: true,
    key: 't',
  },
  {
    href: '/app/callman-admin/',
    word: 'today',
    icon: 'house',
    roles: ADMINISTRATOR,
    covers: [/^\/app\/callman-admin\/$/],
    atTheBottom: true,
    key: 't',
  },
  {
    href: '/app/events/',
    word: 'events',
    icon: 'calendar-days',
    roles: [...OFFICE, 'steward', 'administrator'],
    covers: [/^\/app\/(events?|call|labor|audit\/event)\//],
    atTheBottom: true,
    key: 'e',
  },
  {
    href: '/app/workers/',
    word: 'contacts',
    icon: 'users',
    roles: [...OFFICE, 'administrator'],
    covers: [/^\/app\/(workers?|contacts|audit\/contact)\//],
    atTheBottom: true,
    key: 'c',
  },
  {
    href: '/app/sms-usage/',
    word: 'reports',
    icon: 'chart-column',
    roles: OFFICE,
    except: ADMINISTRATOR,
    covers: [/^\/app\/(sms-usage|reports?|event-workers-report)\//],
    key: 'r',
  },
  {
    href: '/app/callman-admin/sms-usage/',
    word: 'reports',
    icon: 'chart-column',
    roles: ADMINISTRATOR,
    key: 'r',
  },
  {
    href: '/app/pay/',
    word: 'pay',
    icon: 'banknote',
    roles: [...OFFICE, 'administrator'],
    key: 'p',
  },
  {
    href: '/app/owner/',
    word: 'company',
    icon: 'building-2',
    roles: ['owner'],
    covers: [
      /^\/app\/(owner|company|skills|location-profiles|people|steward\/invite|audit\/company)\/(?!billing)/,
    ],
    key: 'o',
  },
  {
    href: '/app/company/',
    word: 'company',
    icon: 'building-2',
    roles: ['manager'],
    except: ['owner', 'administrator'],
    covers: [/^\/app\/(company|skills|location-profiles|people|steward\/invite|audit\/company)\//],
    key: 'o',
  },
  { href: '/app/owner/billing/', word: 'billing', icon: 'credit-card', roles: ['owner'] },
  {
    href: '/app/callman-admin/companies/',
    word: 'companies',
    icon: 'building-2',
    roles: ADMINISTRATOR,
    key: 'o',
  },
  { href: '/app/list-users/', word: 'users', icon: 'circle-user', roles: ADMINISTRATOR, key: 'u' },
  {
    href: '/app/callman-admin/system/',
    word: 'system',
    icon: 'activity',
    roles: ADMINISTRATOR,
  },
  { href: '/app/admin/billing/', word: 'billing', icon: 'credit-card', roles: ADMINISTRATOR },
  {
    href: '/dev/phones',
    word: 'phones',
    icon: 'smartphone',
    roles: ['administrator', 'owner', 'manager', 'steward'],
    devToolsOnly: true,
  },
  {
    href: '/docs',
    word: 'api',
    icon: 'book-open',
    roles: ['administrator', 'owner', 'manager'],
    devToolsOnly: true,
  },
];

/** The entries of a worker's own pages, for those who have no other role, and for others while they are there. */
const OWN_WORK: readonly NavigationItem[] = [
  {
    href: '/app/user-profile/',
    word: 'ownNext',
    icon: 'house',
    roles: ['worker'],
    covers: [/^\/app\/(user-profile|dashboard)\/$/],
    atTheBottom: true,
    key: 't',
  },
  {
    href: '/app/user-profile/requests/',
    word: 'ownRequests',
    icon: 'list-checks',
    roles: ['worker'],
    atTheBottom: true,
    key: 'r',
  },
  {
    href: '/app/user-profile/hours/',
    word: 'ownHours',
    icon: 'clock',
    roles: ['worker'],
    atTheBottom: true,
    key: 'h',
  },
  {
    href: '/app/user-profile/me/',
    word: 'ownMe',
    icon: 'circle-user',
    roles: ['worker'],
    covers: [/^\/app\/(user-profile\/(me|availability|number)|account|change-password)\//],
    atTheBottom: true,
    key: 'm',
  },
];

const OWN_WORK_ADDRESS = /^\/app\/user-profile(\/|\?|$)/;

/** Whether a page stands among a worker's own: below their address, and everywhere for who is nothing else. */
export function isAmongOwnWork({ actor, address = '/app/' }: Visit): boolean {
  const { roles } = actor;
  return roles.has('worker') && (roles.size === 1 || OWN_WORK_ADDRESS.test(address));
}

type Visit = Pick<PageContextValue, 'actor' | 'address'>;

/** What the visitor may open, with the current entry marked. Empty for visitors who are not signed in. */
export function navigationFor(
  { actor, devTools, address = '/app/' }: Pick<PageContextValue, 'actor' | 'devTools' | 'address'>,
  words: FrameWords,
): NavigationEntry[] {
  if (actor.userId === null) return [];
  const { roles } = actor;
  // With and without the slash at its end, an address is one.
  const path = address.split('?', 1)[0]!.replace(/\/?$/, '/');
  return (isAmongOwnWork({ actor, address }) ? OWN_WORK : NAVIGATION)
    .filter(
      (item) =>
        (devTools || !item.devToolsOnly) &&
        item.roles.some((role) => roles.has(role)) &&
        !item.except?.some((role) => roles.has(role)),
    )
    .map(({ href, word, icon, covers, atTheBottom = false, key = null }) => ({
      href,
      label: words[word] as string,
      icon,
      current: covers ? covers.some((pattern) => pattern.test(path)) : path.startsWith(href),
      atTheBottom,
      key,
    }));
}
