import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type PageContextValue, PageContext } from './page-context.js';
import { Layout } from './layout.js';
import type { Page } from './page.js';

/** @param asFragment only the page's own element, for htmx to swap in */
export function renderPage(page: Page, frame: PageContextValue, asFragment = false): string {
  const content = asFragment
    ? page.element
    : h(Layout, { options: page.options, children: page.element });
  const html = renderToString(h(PageContext.Provider, { value: frame }, content));
  return asFragment ? html : `<!doctype html>${html}`;
}
