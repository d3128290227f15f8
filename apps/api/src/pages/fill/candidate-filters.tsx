import type { JSX } from 'preact';
import { CANDIDATE_CONSENTS, CANDIDATE_NO_SHOWS, CANDIDATE_SORTS } from '#libs/labor';
import { Checkbox } from '../frame/checkbox.js';
import { FilterBar } from '../frame/filter-bar.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { fillPath, isFiltered } from './fill-query.js';
import type { FillModel } from './fill.model.js';
import { FILL_WORDS } from './fill.words.js';

/** Search and filters above the candidates. */
export function CandidateFilters({ model }: { model: FillModel }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { query, page, requirement } = model;
  return (
    <FilterBar
      action={fillPath(requirement.slug)}
      search={{ name: 'search', value: query.search, label: words.searchLabel }}
      count={words.count(page.total)}
      clear={isFiltered(query) ? fillPath(requirement.slug) : null}
    >
      {query.showsAll && <input type="hidden" name="all" value="on" />}
      <Select
        quietLabel
        label={words.skill}
        name="skill"
        value={query.skillId}
        options={[
          { value: '', label: words.anySkill },
          ...page.skills.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Checkbox label={words.freeOnly} name="free" checked={query.free} />
      <MoreFilters query={query} />
    </FilterBar>
  );
}

/** What is chosen rarely; open while it is. */
function MoreFilters({ query }: { query: FillModel['query'] }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const isUsed = query.consent !== 'any' || query.noShows !== 'any' || query.sort !== 'usual';
  return (
    <details id="more-filters" class="text-sm" open={isUsed}>
      <summary class="flex min-h-11 cursor-pointer items-center font-semibold text-accent md:min-h-8">
        {words.moreFilters}
      </summary>
      <div class="flex flex-wrap gap-3 py-2">
        <Select
          quietLabel
          label={words.consent}
          name="consent"
          value={query.consent}
          options={CANDIDATE_CONSENTS.map((value) => ({ value, label: words.consents[value] }))}
        />
        <Select
          quietLabel
          label={words.noShows}
          name="no_shows"
          value={query.noShows}
          options={CANDIDATE_NO_SHOWS.map((value) => ({
            value,
            label: words.noShowChoices[value],
          }))}
        />
        <Select
          quietLabel
          label={words.sort}
          name="sort"
          value={query.sort}
          options={CANDIDATE_SORTS.map((value) => ({ value, label: words.sorts[value] }))}
        />
      </div>
    </details>
  );
}
