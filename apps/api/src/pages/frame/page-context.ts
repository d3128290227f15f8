import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actor } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { AssetUrls } from '../assets/asset-files.service.js';
import type { Notice } from './notice.js';

/** Data around every page: visitor, language, and the CSRF token of forms. */
export interface PageContextValue {
  actor: Actor;
  language: Language;
  assets: AssetUrls;
  /** Whether the development tools are open, so that the menu shows them. */
  devTools: boolean;
  /** Shown once, after a redirect. */
  notice: Notice | null;
  /** Called by forms only: it may set a cookie. */
  csrfToken(): string;
}

export const PageContext = createContext<PageContextValue | null>(null);

/** Access for components deep inside a page. */
export function usePageContext(): PageContextValue {
  const frame = useContext(PageContext);
  if (!frame) throw new Error('This component stands outside the frame of a page.');
  return frame;
}
