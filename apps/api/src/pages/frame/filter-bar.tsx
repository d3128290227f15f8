import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { Link } from './link.js';
import { useWords } from './words.js';

interface FilterBarProps {
  /** Default: the page's own path. */
  action?: string;
  search?: { name: string; value?: string | null; label: string; placeholder?: string };
  /** `Select`, `Checkbox` with quiet labels. */
  children?: ComponentChildren;
  /** How many rows there are: '12 contacts'. */
  count?: string;
  /** The address without filters, while there are some. */
  clear?: string | null;
  id?: string;
}

/** Search and filters above a list. Everything goes into the address, so that the back button works. */
export function FilterBar(props: FilterBarProps): JSX.Element {
  const { action, search, children, count, clear, id = 'filter' } = props;
  const words = useWords(FRAME_WORDS);
  return (
    <form
      method="get"
      action={action}
      id={id}
      class="filter-bar"
      role="search"
      aria-label={words.filter}
      data-filter
    >
      {search && (
        <div class="filter-search">
          <Icon name="search" />
          <input
            type="search"
            class="input"
            id={`${id}-${search.name}`}
            name={search.name}
            value={search.value ?? ''}
            aria-label={search.label}
            placeholder={search.placeholder ?? search.label}
            maxLength={200}
            autocomplete="off"
          />
        </div>
      )}
      {children}
      <button type="submit" class="button button-quiet button-small filter-submit">
        {words.show}
      </button>
      {clear && <Link href={clear}>{words.clear}</Link>}
      {count && (
        <output class="filter-count" id={`${id}-count`}>
          {count}
        </output>
      )}
    </form>
  );
}
