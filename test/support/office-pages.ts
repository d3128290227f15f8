import type { PopulatedCompany, PopulatedEvent } from './a-populated-company.js';

/** What a page's address can name. */
export interface OfficeWorld {
  company: PopulatedCompany;
  show: PopulatedEvent;
}

export interface OfficePage {
  name: string;
  /** Who opens it. */
  role: 'visitor' | 'worker' | 'steward' | 'manager' | 'owner' | 'administrator';
  path: string | ((world: OfficeWorld) => string);
}

/**
 * Every page under `/app/` and the showcase of components. `office-pages-in-a-browser` opens each in both themes: no
 * finding of axe, no error in the console, no horizontal scroll at 360 px, everything reachable by keyboard.
 */
export const OFFICE_PAGES: readonly OfficePage[] = [
  { name: 'components', role: 'visitor', path: '/dev/components' },
  {
    name: 'components with an open dialog',
    role: 'visitor',
    path: '/dev/components?dialog=dialog-sample',
  },
  { name: 'welcome', role: 'visitor', path: '/app/' },
  { name: 'login', role: 'visitor', path: '/app/login/' },
  { name: 'forgot password', role: 'visitor', path: '/app/forgot-password/' },
  { name: 'nothing there', role: 'manager', path: '/app/nothing-there/' },
  { name: 'manager’s today', role: 'manager', path: '/app/dashboard/' },
  { name: 'change password', role: 'manager', path: '/app/change-password/' },
  { name: 'billing', role: 'owner', path: '/app/owner/billing/' },
  { name: 'billing of all companies', role: 'administrator', path: '/app/admin/billing/' },
  {
    name: 'answer an offer',
    role: 'visitor',
    path: ({ show }) => `/app/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`,
  },
];
