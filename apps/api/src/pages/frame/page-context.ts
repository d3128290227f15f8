import type { CompanyRow } from '#libs/company';
import type { Actor } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { AssetUrls } from '../assets/asset-files.service.js';
import type { DueAccount } from './due-notice.js';
import type { KeptForm } from './kept-form.js';
import type { Notice } from './notice.js';
import type { Theme } from './theme.js';

/** Data around every page: visitor, language, and the CSRF token of forms. */
export interface PageContextValue {
  actor: Actor;
  language: Language;
  assets: AssetUrls;
  /** Whether the development tools are open, so that the menu shows them. */
  devTools: boolean;
  /** Shown once, after a redirect. */
  notice: Notice | null;
  /** What a form of the page held when it was refused. */
  kept?: KeptForm | null;
  /** Called by forms only: it may set a cookie. */
  csrfToken(): string;
  /** Path and query of the page. Default: `/app/`. */
  address?: string;
  /** The moment at which the page is rendered, for words like "in 3 h". */
  now?: Date;
  /** The reader's zone as their browser said, an IANA name; absent: unknown. */
  readerZone?: string | null;
  /** Light or dark as this browser chose; absent: as the system has it. */
  theme?: Theme | null;
  /** The company whose pages are shown, and the others that the visitor may switch to. */
  company?: CompanyRow | null;
  companies?: readonly CompanyChoice[];
  /** What pages are live by; null: this answer is not. */
  live?: LiveState | null;
  /** Tag with which scripts ask whether the page has changed; absent: each request renders it. */
  tag?: string;
  /** Whether billing restricts the company. */
  isRestricted?: boolean;
  /** Whether texts can be sent on this machine. Default: they can. */
  sendsTexts?: boolean;
}

/** Read before the page's own queries. */
export interface LiveState {
  /** The database's count of finished changes: what is shown is at least as new. */
  version: number;
  /** Unread notifications of the companies that the visitor manages, among the newest 500. */
  unread: number;
  /** Id of the newest notification of those companies; null: there is none. */
  newest: number | null;
  /** Companies that the visitor owns or manages, and that have something to settle. */
  due: readonly (DueAccount & { company_id: number })[];
}

/** A company that the visitor may switch to. */
export type CompanyChoice = Pick<CompanyRow, 'slug' | 'name'>;

/** Of the page that is rendered now. Rendering waits for nothing, so that two pages never meet here. */
let current: PageContextValue | null = null;

/** Renders with this context for all components. */
export function withPageContext<T>(context: PageContextValue, render: () => T): T {
  const outer = current;
  current = context;
  try {
    return render();
  } finally {
    current = outer;
  }
}

/** Access for components deep inside a page. */
export function usePageContext(): PageContextValue {
  if (!current) throw new Error('This component stands outside the frame of a page.');
  return current;
}
