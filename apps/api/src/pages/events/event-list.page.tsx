import type { JSX } from 'preact';
import { Banner } from '../frame/banner.js';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { FilterBar } from '../frame/filter-bar.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { DeletedThings } from './deleted-things.js';
import { EventList, type EventListModel } from './event-list.js';
import { eventViewOf, LIST_VIEWS, listHref } from './event-list.query.js';
import { EVENT_LIST_WORDS } from './event-list.words.js';

/** Search, views and the list of events. */
export function EventListPage(model: EventListModel): JSX.Element {
  const { path, query, found, mayCreate } = model;
  const words = useWords(EVENT_LIST_WORDS);
  const view = query.view ?? 'upcoming';
  const create = query.company ? `?company=${encodeURIComponent(query.company)}` : '';
  return (
    <>
      <PageHeading
        title={words.title}
        actions={
          mayCreate && (
            <ButtonLink href={`/app/events/create${create}`} icon="plus" hotkey="n">
              {words.create}
            </ButtonLink>
          )
        }
      />
      {query.deleted && <Deleted slug={query.deleted} />}
      <Tabs
        label={words.views}
        items={LIST_VIEWS.filter((each) => each !== 'deleted' || mayCreate).map((each) => ({
          href: listHref(path, query, {
            view: each === 'upcoming' ? undefined : each,
            include_past: undefined,
          }),
          label: words.view[each],
          count: each === 'deleted' ? undefined : found.counts[each],
          current: each === view,
        }))}
      />
      {model.deleted ? (
        <DeletedThings things={model.deleted} next={listHref(path, query)} />
      ) : (
        <>
          <FilterBar
            action={path}
            search={{ name: 'search', value: query.search, label: words.search }}
            count={words.count(found.counts[eventViewOf(query)])}
            clear={
              query.search || query.include_past
                ? listHref(path, query, { search: undefined, include_past: undefined })
                : null
            }
          >
            {view !== 'upcoming' && <input type="hidden" name="view" value={view} />}
            {query.company && <input type="hidden" name="company" value={query.company} />}
            {view === 'upcoming' && (
              <Checkbox
                label={words.includePast}
                name="include_past"
                checked={query.include_past}
              />
            )}
          </FilterBar>
          <EventList {...model} />
        </>
      )}
    </>
  );
}

function Deleted({ slug }: { slug: string }): JSX.Element {
  const words = useWords(EVENT_LIST_WORDS);
  return (
    <Banner
      tone="info"
      action={
        <Form action={`/app/events/${slug}/restore`} inline>
          <Button kind="quiet" size="small" icon="undo-2">
            {words.deleted.undo}
          </Button>
        </Form>
      }
    >
      {words.deleted.notice}
    </Banner>
  );
}
