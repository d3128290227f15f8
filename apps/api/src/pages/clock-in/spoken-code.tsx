import type { JSX } from 'preact';

/** The six characters that stand for a clock-in code, for who cannot scan it: read out one by one. */
export function SpokenCode({ code, label }: { code: string; label: string }): JSX.Element {
  return (
    <p class="code-spoken">
      <span class="text-sm text-muted">{label}</span>
      <span class="code-letters" aria-hidden="true">
        {code}
      </span>
      <span class="sr-only">{[...code].join(' ')}</span>
    </p>
  );
}
