import type { JSX } from 'preact';
import { Icon } from './icon.js';
import { type MenuItem, MenuPanel } from './menu.js';

/**
 * One menu for all rows of a table, filled by `assets/scripts/row-menu.js` for the row whose button is pressed. Addresses, values
 * and questions name it by `{id}` (the last part of the row's id), `{slug}` (of the address that it opens) and `{name}` (the
 * words of its link). Without scripts there are no buttons, so the page that a row opens offers the same.
 */
export function RowMenu({ items }: { items: readonly MenuItem[] }): JSX.Element {
  return (
    <template>
      <MenuPanel id="row-menu" items={items} />
    </template>
  );
}

/** @param props.label read out: 'More about Ann Audio' */
export function RowMenuButton({ label }: { label: string }): JSX.Element {
  return (
    <button type="button" class="icon-button row-menu" aria-label={label}>
      <Icon name="ellipsis" />
    </button>
  );
}
