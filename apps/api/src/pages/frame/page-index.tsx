import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import { safeHref } from './safe-href.js';
import type { TabItem } from './tabs.js';

interface PageIndexProps {
  label: string;
  /** Parts of this page, by their fragments. */
  parts: readonly TabItem[];
  /** Pages that belong to it. */
  pages: readonly (TabItem & { icon: IconName })[];
  children: ComponentChildren;
}

/** A long page with its index: a column that stays beside it on a desk, a line to scroll above it on a phone. */
export function PageIndex({ label, parts, pages, children }: PageIndexProps): JSX.Element {
  return (
    <div class="page-index">
      <nav class="page-index-links" aria-label={label}>
        {parts.map(({ href, label: word }) => (
          <a key={href} href={safeHref(href)} class="page-index-link">
            {word}
          </a>
        ))}
        {pages.map(({ href, label: word, icon }) => (
          <a key={href} href={safeHref(href)} class="page-index-link page-index-page">
            <Icon name={icon} />
            {word}
          </a>
        ))}
      </nav>
      <div class="stack page-index-body">{children}</div>
    </div>
  );
}
