import type { JSX } from 'preact';
import type { IconName } from './icon-names.js';

/** A drawing beside a word, as large as the text. Screen readers skip it: the word says the same. */
export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }): JSX.Element {
  return <i class={extra ? `icon i-${name} ${extra}` : `icon i-${name}`} />;
}
