import type { VNode } from 'preact';
import type { Language } from '#libs/messaging';
import type { Notice } from './notice.js';

export interface PageOptions {
  /** Stands before the product's name in the browser's tab. */
  title: string;
  /** 200 unless told. */
  status?: number;
  /** The visitor's own unless told: a worker reads in the language of their texts. */
  language?: Language;
  headers?: Readonly<Record<string, string>>;
}

/** What a page controller returns; the interceptor makes HTML of it. */
export class Page {
  constructor(
    readonly element: VNode,
    readonly options: PageOptions,
  ) {}
}

export function page(element: VNode, options: PageOptions): Page {
  return new Page(element, options);
}

/** After a form that changed something: the browser reads the page at `path`, which tells the notice. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly notice: Notice | null,
  ) {}
}

export function seeOther(path: string, notice: Notice | null = null): SeeOther {
  return new SeeOther(path, notice);
}
