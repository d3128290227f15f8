import type { FastifyReply } from 'fastify';
import type { CompanyRow } from '#libs/company';
import { PAGE_SIZES, type PageSize } from '#libs/kernel';
import { readPlainCookie, writeCookie } from '../../edge/http/cookies.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import type { CompanyChoice, LiveState } from './page-context.js';
import { type Theme, THEMES } from './theme.js';

const A_YEAR = 365 * 24 * 60 * 60;
const COMPANY = 'callmanager_company';
const THEME = 'callmanager_theme';
/** Written by our script, which asks the browser. */
const ZONE = 'callmanager_zone';

const DEFAULT_PAGE_SIZE: PageSize = 25;

/** What the frame learns about a request while its page is made. */
interface FrameState {
  company?: CompanyRow | null;
  companies?: readonly CompanyChoice[];
  /** Whether billing restricts the company. */
  isRestricted?: boolean;
  /** A choice to remember with the account. */
  pageSize?: PageSize;
  /** What the page is live by, while it is read; absent: the page is not. */
  live?: Promise<LiveState>;
  /** Whether the page shares no reading with others. */
  readsAlone?: true;
  /** What was made for this answer alone, where others asked for the same. */
  made?: unknown;
  /** Cookies to write with the answer, by name. */
  cookies: Map<string, string>;
}

const STATES = new WeakMap<object, FrameState>();

/** The state of a request's frame; made when first asked for. */
export function frameState(request: EdgeRequest): FrameState {
  const known = STATES.get(request);
  if (known) return known;
  const state: FrameState = { cookies: new Map() };
  STATES.set(request, state);
  return state;
}

/** Slug of the company that was shown last. */
export function rememberedCompany(request: EdgeRequest): string | null {
  return readPlainCookie(request, COMPANY, /^[A-Za-z0-9]{1,20}$/);
}

export function rememberCompany(request: EdgeRequest, slug: string): void {
  if (rememberedCompany(request) !== slug) frameState(request).cookies.set(COMPANY, slug);
}

/**
 * Rows per page: the given one (`?per_page=`), which the account remembers, else the remembered one, else 25.
 *
 * @param given a value of the address; anything but one of `PAGE_SIZES` is ignored
 */
export function pageSizeOf(request: EdgeRequest, given?: string): PageSize {
  const asked = PAGE_SIZES.find((size) => String(size) === given);
  const kept = request.actor?.rowsPerPage;
  if (asked && asked !== kept) frameState(request).pageSize = asked;
  return asked ?? kept ?? DEFAULT_PAGE_SIZE;
}

/** Light or dark as chosen in this browser; null: as the system has it. */
export function rememberedTheme(request: Pick<EdgeRequest, 'headers'>): Theme | null {
  const kept = readPlainCookie(request, THEME, /^(light|dark)$/);
  return THEMES.find((theme) => theme === kept) ?? null;
}

/** @param theme null: as the system has it */
export function rememberTheme(request: EdgeRequest, theme: Theme | null): void {
  frameState(request).cookies.set(THEME, theme ?? '');
}

/** The zone of the visitor's browser, an IANA name that we know; null: unknown. */
export function readerZoneOf(request: Pick<EdgeRequest, 'headers'>): string | null {
  const zone = readPlainCookie(request, ZONE, /^[A-Za-z0-9_+/-]{1,50}$/);
  return zone && isZone(zone) ? zone : null;
}

/** Writes the cookies that the request's page asked for. */
export function writeRemembered(request: EdgeRequest, reply: FastifyReply, secure: boolean): void {
  for (const [name, value] of STATES.get(request)?.cookies ?? [])
    writeCookie(reply, name, value, { secure, maxAge: value ? A_YEAR : 0 });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
