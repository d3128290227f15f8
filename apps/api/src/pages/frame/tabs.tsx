import type { JSX } from 'preact';
import { safeHref } from './safe-href.js';

export interface TabItem {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
}

/** Parts of one page, each with its own address. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }): JSX.Element {
  return (
    <nav class="tabs" aria-label={label}>
      {items.map(({ href, label: word, count, current }) => (
        <a key={href} href={safeHref(href)} class="tab" aria-current={current ? 'page' : undefined}>
          {word}
          {count !== undefined && <span class="tab-count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
