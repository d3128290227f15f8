import type { JSX } from 'preact';
import type { Tone } from './badge.js';
import { safeHref } from './safe-href.js';

interface StatProps {
  label: string;
  value: string | number;
  /** Where the number's remedy is. */
  href?: string;
  tone?: Tone;
  id?: string;
}

/** A number with what it counts. */
export function Stat({ label, value, href, tone = 'neutral', id }: StatProps): JSX.Element {
  const content = (
    <>
      <span class="stat-value">{value}</span>
      <span class="stat-label">{label}</span>
    </>
  );
  return href ? (
    <a id={id} href={safeHref(href)} class={`stat stat-link stat-${tone}`}>
      {content}
    </a>
  ) : (
    <div id={id} class={`stat stat-${tone}`}>
      {content}
    </div>
  );
}

/** Numbers beside each other. */
export function StatRow({ children }: { children: JSX.Element | JSX.Element[] }): JSX.Element {
  return <div class="stat-row">{children}</div>;
}
