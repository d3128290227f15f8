/** A page that a message, a QR code or a response links to. */
export type LinkedPage =
  | { page: 'confirm'; eventSlug: string; shortToken: string }
  | { page: 'timeChange'; token: string }
  | { page: 'stewardRegister'; token: string }
  | { page: 'ownerRegister'; token: string }
  | { page: 'managerRegister'; token: string }
  | { page: 'clockIn'; token: string }
  | { page: 'clockInCode'; eventSlug: string; code: string }
  | { page: 'station'; token: string }
  | { page: 'resetPassword'; token: string }
  | { page: 'accountChange'; token: string }
  | { page: 'billing'; part: 'plans' | 'portal' | 'invoice' | null }
  | { page: 'billingAdministration' }
  | { page: 'calendarFeed'; token: string }
  | { page: 'callSheet'; token: string }
  | { page: 'ownHours'; month: string }
  | { page: 'userRegister' }
  | { page: 'login' };

export interface LinkBase {
  /** Our own origin, for the pages under /app/. */
  publicUrl: string;
  /** The single-page app's origin; empty: none. */
  frontendUrl: string;
}

/**
 * The absolute link to a page: of the single-page app where it has that page, else ours. Both
 * accept the same tokens.
 */
export function linkTo(page: LinkedPage, base: LinkBase): string {
  const frontend = base.frontendUrl && frontendPath(page);
  return frontend
    ? origin(base.frontendUrl) + frontend
    : `${origin(base.publicUrl)}/app${ownPath(page)}`;
}

/** Null where the single-page app has no such page. Trailing slashes as in its existing links. */
function frontendPath(page: LinkedPage): string | null {
  if (!IN_FRONTEND[page.page]) return null;
  if (page.page === 'login') return '/login';
  if (page.page === 'station') return `/station/${encodeURIComponent(page.token)}`;
  if (page.page === 'resetPassword') return `/reset-password/${encodeURIComponent(page.token)}`;
  return ownPath(page);
}

/** Whether the single-page app has the page too; the others are always ours. */
const IN_FRONTEND: Record<LinkedPage['page'], boolean> = {
  confirm: true,
  timeChange: true,
  stewardRegister: true,
  ownerRegister: true,
  clockIn: true,
  station: true,
  resetPassword: true,
  userRegister: true,
  login: true,
  managerRegister: false,
  clockInCode: false,
  accountChange: false,
  billing: false,
  billingAdministration: false,
  calendarFeed: false,
  callSheet: false,
  ownHours: false,
};

const FOLDERS: Record<
  Exclude<Extract<LinkedPage, { token: string }>['page'], 'calendarFeed'>,
  string
> = {
  timeChange: 'call/confirm-time-change',
  stewardRegister: 'steward/register',
  ownerRegister: 'owner/register',
  managerRegister: 'manager/register',
  clockIn: 'clock-in',
  station: 'signin-station',
  resetPassword: 'reset-password',
  accountChange: 'account-change',
  callSheet: 'call-sheet',
};

const BILLING_PARTS = { plans: '#plans', portal: 'portal/', invoice: 'invoice/', all: '' };

/** Below /app. */
function ownPath(page: LinkedPage): string {
  if (page.page === 'confirm')
    return `/event/${encodeURIComponent(page.eventSlug)}/confirm/${encodeURIComponent(page.shortToken)}/`;
  if (page.page === 'calendarFeed') return `/calendar/${encodeURIComponent(page.token)}.ics`;
  if (page.page === 'clockInCode')
    return `/event/${encodeURIComponent(page.eventSlug)}/qr-code/${encodeURIComponent(page.code)}/`;
  if (page.page === 'ownHours') return `/user-profile/hours/?month=${page.month}`;
  if (page.page === 'userRegister') return '/user/register/';
  if (page.page === 'login') return '/login/';
  if (page.page === 'billingAdministration') return '/admin/billing/';
  if (page.page === 'billing') return `/owner/billing/${BILLING_PARTS[page.part ?? 'all']}`;
  return `/${FOLDERS[page.page]}/${encodeURIComponent(page.token)}/`;
}

function origin(url: string): string {
  return url.replace(/\/+$/, '');
}
