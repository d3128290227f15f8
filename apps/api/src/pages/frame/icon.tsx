import type { JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { ICON_SHAPES } from './icon-shapes.js';

/** A drawing beside a word, as large as the text. Screen readers skip it: the word says the same. */
export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }): JSX.Element {
  return (
    <svg
      class={extra ? `icon ${extra}` : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: ICON_SHAPES[name] }}
    />
  );
}
