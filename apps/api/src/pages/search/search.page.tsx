import type { JSX } from 'preact';
import type { FoundSites } from '#libs/labor';
import { Card } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { FilterBar } from '../frame/filter-bar.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { isEmpty, SearchResults } from './search-results.js';
import { SEARCH_WORDS } from './search.words.js';

interface SearchProps {
  /** As it was typed; empty: nothing yet. */
  search: string;
  found: FoundSites;
}

/** The search of the header as a page: without scripts, and on a phone. */
export function SearchPage({ search, found }: SearchProps): JSX.Element {
  const words = useWords(SEARCH_WORDS);
  return (
    <div class="space-y-6">
      <PageHeading title={words.title} />
      <FilterBar
        action="/app/search/"
        id="search-page"
        search={{ name: 'q', value: search, label: words.title, placeholder: words.hint }}
      />
      <Card>
        <Found search={search} found={found} />
      </Card>
    </div>
  );
}

/** Below the header's field while one types. */
export function SearchDropDown(props: SearchProps): JSX.Element {
  return <Found {...props} />;
}

function Found({ search, found }: SearchProps): JSX.Element {
  const words = useWords(SEARCH_WORDS);
  if (search === '')
    return <EmptyState icon="search" title={words.start} text={words.nothingText} />;
  if (isEmpty(found))
    return <EmptyState icon="search" title={words.nothing(search)} text={words.nothingText} />;
  return <SearchResults found={found} />;
}
