import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actor } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { AssetUrls } from '../assets/asset-files.service.js';
import type { Notice } from './notice.js';

/** What surrounds every page: who looks at it, in which language, and what a form needs to be believed. */
export interface PageContextValue {
  actor: Actor;
  language: Language;
  assets: AssetUrls;
  /** Whether the development doors are open, so that the menu leads there. */
  devTools: boolean;
  /** Told once, after a redirect. */
  notice: Notice | null;
  /** Asked for by forms only: it may give the visitor a cookie. */
  csrfToken(): string;
}

export const PageContext = createContext<PageContextValue | null>(null);

/** For components deep inside a page. */
export function usePageContext(): PageContextValue {
  const frame = useContext(PageContext);
  if (!frame) throw new Error('This component stands outside the frame of a page.');
  return frame;
}
