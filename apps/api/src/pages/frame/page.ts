import type { VNode } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { Language } from '#libs/messaging';
import type { KeptForm } from './kept-form.js';
import type { Notice } from './notice.js';

export interface PageOptions {
  /** Shown before the product's name in the browser's tab. */
  title: string;
  /** HTTP status; default 200. */
  status?: number;
  /** Default: the visitor's language. Workers read in the language of their texts. */
  language?: Language;
  headers?: Readonly<Record<string, string>>;
  /** The live room of the page: 'event:<slug>'; up to three (the bell has one too), with blanks between. The page is read again when they have news. */
  room?: string;
  /** Whose page it is: its logo and name lead it. For pages behind links; others ask `CurrentCompanyService`. */
  company?: CompanyBrand;
  /** Address of the manifest of a page that phones can keep on their home screen. */
  manifest?: string;
  /** `column` for forms and texts, `wide` for tables. Default: wide. */
  width?: 'column' | 'wide';
  /** Own scripts of the page, after those of the frame. */
  scripts?: readonly PageScript[];
  /** What a refused form held; it is shown again. */
  kept?: KeptForm;
  /** Fills the screen: neither rail nor header, also for who is signed in. */
  standalone?: boolean;
}

export type PageScript = 'scanner' | 'station' | 'sheet';

/** What a page shows of the company to which it belongs. */
export type CompanyBrand = Pick<CompanyRow, 'slug' | 'name' | 'logo_file'>;

/** The result of a page controller; the interceptor renders it. */
export class Page {
  constructor(
    readonly element: VNode,
    readonly options: PageOptions,
  ) {}
}

export function page(element: VNode, options: PageOptions): Page {
  return new Page(element, options);
}

/** Redirects after a form that changed something: the browser opens `path`, which shows the notice. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly notice: Notice | null,
  ) {}
}

export function seeOther(path: string, notice: Notice | null = null): SeeOther {
  return new SeeOther(path, notice);
}
