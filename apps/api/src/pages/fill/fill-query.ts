import {
  CANDIDATE_CONSENTS,
  CANDIDATE_NO_SHOWS,
  CANDIDATE_SORTS,
  type CandidateFilter,
} from '#libs/labor';

/** The address of a fill page: which candidates are shown, and what is open. */
export interface FillQuery extends CandidateFilter {
  /** The worker in the panel beside the lists. */
  personId: number | null;
  /** Workers who were asked and lack the skill: the page offers to give it to them. */
  unskilledIds: number[];
  /** Candidates are shown though the call is full. */
  showsAll: boolean;
}

const LONGEST_SEARCH = 200;
const MOST_UNSKILLED = 100;

/** Reads the parameters of an address; what cannot be read is as if it were not there. */
export function readFillQuery(query: unknown, size: number): FillQuery {
  const given = (query ?? {}) as Record<string, unknown>;
  const text = (name: string): string =>
    typeof given[name] === 'string' ? given[name].slice(0, LONGEST_SEARCH) : '';
  return {
    search: text('search').replaceAll('\0', '').trim(),
    skillId: idIn(text('skill')),
    free: text('free') === 'on',
    consent: oneOf(CANDIDATE_CONSENTS, text('consent')),
    noShows: oneOf(CANDIDATE_NO_SHOWS, text('no_shows')),
    sort: oneOf(CANDIDATE_SORTS, text('sort')),
    page: idIn(text('page')) ?? 1,
    size,
    personId: idIn(text('person')),
    unskilledIds: text('unskilled')
      .split(',')
      .flatMap((id) => idIn(id) ?? [])
      .slice(0, MOST_UNSKILLED),
    showsAll: text('all') === 'on',
  };
}

/** Path and query of the page of a requirement; values as nobody changed them are left out. */
export function fillHref(slug: string, query: FillQuery, changes: Partial<FillQuery> = {}): string {
  const shown = { ...query, ...changes };
  const parameters = new URLSearchParams();
  const add = (
    name: string,
    value: string | number | null,
    usual: string | number | null,
  ): void => {
    if (value !== usual && value !== null) parameters.set(name, String(value));
  };
  add('search', shown.search, '');
  add('skill', shown.skillId, null);
  add('free', shown.free ? 'on' : '', '');
  add('consent', shown.consent, 'any');
  add('no_shows', shown.noShows, 'any');
  add('sort', shown.sort, 'usual');
  add('page', shown.page, 1);
  add('per_page', changes.size ?? null, null);
  add('person', shown.personId, null);
  add('unskilled', shown.unskilledIds.join(','), '');
  add('all', shown.showsAll ? 'on' : '', '');
  const text = parameters.toString();
  return `${fillPath(slug)}${text && `?${text}`}`;
}

/** The page of what the call costs with each of the same candidates. */
export function fillCostsHref(slug: string, query: FillQuery): string {
  const own = { personId: null, unskilledIds: [], showsAll: false, size: query.size };
  return fillHref(slug, query, own).replace(fillPath(slug), fillCostsPath(slug));
}

function fillCostsPath(slug: string): string {
  return `/app/labor/${encodeURIComponent(slug)}/costs/`;
}

/** What of the address chooses the candidates. */
export function filterOf(query: CandidateFilter): CandidateFilter {
  const { search, skillId, free, consent, noShows, sort, page, size } = query;
  return { search, skillId, free, consent, noShows, sort, page, size };
}

export function fillPath(slug: string): string {
  return `/app/labor/${encodeURIComponent(slug)}/requests/`;
}

/** Whether candidates are left out by the filter. */
export function isFiltered({ search, skillId, free, consent, noShows }: FillQuery): boolean {
  return search !== '' || skillId !== null || free || consent !== 'any' || noShows !== 'any';
}

function oneOf<T extends string>(choices: readonly T[], value: string): T {
  return choices.find((choice) => choice === value) ?? choices[0]!;
}

/** Ids and page numbers: 1 and up. */
function idIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
