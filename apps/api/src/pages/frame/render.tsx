import { renderToBytes } from '#libs/html';
import { Layout } from './layout.js';
import { type PageContextValue, withPageContext } from './page-context.js';
import type { Page } from './page.js';

/** @param asFragment only the page's own element, for htmx to swap in */
export function renderPage(page: Page, frame: PageContextValue, asFragment = false): Buffer {
  const { element, options } = page;
  return withPageContext(frame, () =>
    asFragment
      ? renderToBytes(element)
      : renderToBytes(<Layout options={options}>{element}</Layout>, '<!doctype html>'),
  );
}
