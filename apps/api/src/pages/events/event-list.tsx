import type { JSX } from 'preact';
import { type FoundEvent, type FoundEvents, laborNeeds, type StewardChoice } from '#libs/labor';
import { DOT } from '../frame/dot.js';

import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { EmptyState } from '../frame/empty-state.js';
import { FillBar } from '../frame/fill-bar.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { Menu } from '../frame/menu.js';
import { Pager } from '../frame/pager.js';
import { Select } from '../frame/select.js';
import { Table, type TableColumn, type TableRow } from '../frame/table.js';
import { Toolbar } from '../frame/toolbar.js';
import { useWords } from '../frame/words.js';
import type { DeletedThing } from './deleted-things.js';
import { EventDates } from './event-dates.js';
import { type EventListQuery, eventViewOf, listHref } from './event-list.query.js';
import { EVENT_LIST_WORDS } from './event-list.words.js';

export interface EventListModel {
  /** `/app/events/`, or the administrator's. */
  path: string;
  query: EventListQuery;
  found: FoundEvents;
  size: number;
  /** Of the company, for managers; null: whoever may not assign any. */
  stewards: readonly StewardChoice[] | null;
  /** Whether the names of companies are shown. */
  ofAllCompanies: boolean;
  /** Null: events are listed. */
  deleted: readonly DeletedThing[] | null;
  mayCreate: boolean;
}

/** Sends the marked events to their report of hours. */
export const MARKED_EVENTS = 'marked-events';

/** The list alone, which searches answer with. */
export function EventList(model: EventListModel): JSX.Element {
  const { path, query, found, size, stewards, ofAllCompanies, mayCreate } = model;
  const words = useWords(EVENT_LIST_WORDS);
  const { page = 1 } = query;
  const total = found.counts[eventViewOf(query)];
  const columns: TableColumn[] = [
    { key: 'name', title: words.columns.name },
    { key: 'dates', title: words.columns.dates },
    { key: 'fill', title: words.columns.fill },
    { key: 'needs', title: words.columns.needs },
    ...(stewards ? [{ key: 'steward', title: words.columns.steward }] : []),
    ...(mayCreate ? [{ key: 'actions', title: words.columns.actions, quietTitle: true }] : []),
  ];
  return (
    <div id="event-list">
      <Table
        caption={words.caption}
        columns={columns}
        rows={found.events.map((event) => rowOf(event, model, words, ofAllCompanies))}
        empty={<NoEvents {...model} />}
        selectable={mayCreate ? { name: 'event_ids', form: MARKED_EVENTS } : undefined}
      />
      {mayCreate && found.events.length > 0 && (
        <Toolbar id={MARKED_EVENTS} action="/app/event-workers-report/">
          <Button kind="quiet" icon="chart-column">
            {words.report}
          </Button>
        </Toolbar>
      )}
      <Pager
        page={page}
        total={total}
        size={size}
        href={(to, rows) => listHref(path, query, { page: to, per_page: rows })}
      />
    </div>
  );
}

type ListWords = (typeof EVENT_LIST_WORDS)['en'];

function rowOf(
  event: FoundEvent,
  { stewards, path, query }: EventListModel,
  words: ListWords,
  showsCompany: boolean,
): TableRow {
  const { slug, fill } = event;
  const next = listHref(path, query, { page: query.page });
  return {
    id: `event-${slug}`,
    href: `/app/events/${slug}/`,
    muted: event.canceled,
    select: { value: String(event.id), label: event.event_name },
    cells: {
      name: <EventName event={event} showsCompany={showsCompany} canceled={words.canceled} />,
      dates: (
        <>
          <EventDates event={event} zone={event.time_zone} />
          {event.location_name && (
            <span class="block max-w-48 truncate text-[13px] text-muted">
              {event.location_name}
            </span>
          )}
        </>
      ),
      fill: fill.needed > 0 && <FillBar id={`event-${slug}-fill`} {...fill} pending={fill.asked} />,
      needs: fill.needed > 0 && (
        <span class="block md:min-w-32 text-[13px] text-muted">{needsText(event, words)}</span>
      ),
      steward: stewards && (
        <div class="md:min-w-36">
          <StewardSelect event={event} stewards={stewards} next={next} />
        </div>
      ),
      actions: <RowMenu event={event} />,
    },
  };
}

function needsText({ needs }: FoundEvent, words: ListWords): string {
  return needs.length === 0 ? words.filled : words.needs(laborNeeds(needs));
}

function EventName({
  event,
  showsCompany,
  canceled,
}: {
  event: FoundEvent;
  showsCompany: boolean;
  canceled: string;
}): JSX.Element {
  return (
    <>
      <span>{event.event_name}</span>
      {showsCompany && <span class="font-normal text-muted">{`${DOT}${event.company_name}`}</span>}
      {event.canceled && (
        <>
          {' '}
          <Badge tone="danger">{canceled}</Badge>
        </>
      )}
      {event.event_description && (
        <span class="block max-w-64 truncate text-[13px] font-normal text-muted">
          {event.event_description}
        </span>
      )}
    </>
  );
}

/** Posts at once; the button is for browsers without scripts. */
function StewardSelect({
  event: { slug, event_name: name, steward_id: current, canceled },
  stewards,
  next,
}: {
  event: FoundEvent;
  stewards: readonly StewardChoice[];
  next: string;
}): JSX.Element | null {
  const words = useWords(EVENT_LIST_WORDS);
  if (canceled || (stewards.length === 0 && current === null)) return null;
  return (
    <Form action={`/app/events/${slug}/assign-steward`} inline data-filter="">
      <input type="hidden" name="next" value={next} />
      <Select
        id={`event-${slug}-steward`}
        name="steward_id"
        label={words.stewardOf(name)}
        quietLabel
        value={current}
        options={[
          { value: '', label: words.noSteward },
          ...stewards.map((steward) => ({ value: String(steward.id), label: steward.name })),
        ]}
      />
      <noscript>
        <Button kind="quiet" size="small">
          {words.set}
        </Button>
      </noscript>
    </Form>
  );
}

function RowMenu({
  event: { slug, event_name: name, canceled },
}: {
  event: FoundEvent;
}): JSX.Element {
  const words = useWords(EVENT_LIST_WORDS);
  return (
    <Menu
      id={`event-${slug}-menu`}
      label={words.more(name)}
      items={[
        { label: words.edit, href: `/app/events/${slug}/edit`, icon: 'pencil' },
        ...(canceled
          ? []
          : [
              {
                label: words.cancelEvent,
                href: `/app/events/${slug}/cancel`,
                icon: 'ban',
              } as const,
            ]),
        {
          label: words.deleteEvent,
          href: `/app/events/${slug}/delete`,
          icon: 'trash-2',
          danger: true,
        },
      ]}
    />
  );
}

function NoEvents({ query, found, mayCreate }: EventListModel): JSX.Element {
  const words = useWords(EVENT_LIST_WORDS);
  if (query.search)
    return (
      <EmptyState icon="search" title={words.nothingFound.title} text={words.nothingFound.text} />
    );
  if (found.counts.all > 0)
    return <EmptyState icon="calendar-days" title={words.nothing[eventViewOf(query)]} />;
  return (
    <EmptyState
      icon="calendar-days"
      title={words.empty.title}
      text={mayCreate ? words.empty.text : words.empty.steward}
      action={mayCreate && <ButtonLink href="/app/events/create">{words.create}</ButtonLink>}
    />
  );
}
