import type { JSX } from 'preact';

/** Somebody's initials in a circle; the name stands beside it. */
export function Avatar({ name, size }: { name: string; size?: 'small' | 'large' }): JSX.Element {
  return (
    <span
      class={size ? `avatar avatar-${size}` : 'avatar'}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}

/** 'MK' of 'Mary Ann Kowalski'; one letter of one word; '?' of nothing. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /\p{L}|\p{N}/u.exec(word ?? '')?.[0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}
