import type { EventView } from '#libs/labor';
import { Choice, Flag, Text, WholeNumber } from '../../edge/validation/fields.js';

/** `deleted` lists what can be restored. */
export const LIST_VIEWS = ['upcoming', 'past', 'canceled', 'deleted'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/** The address of the list of events. */
export class EventListQuery {
  @Text({ max: 200, optional: true, example: 'harbor may 2031' }) search?: string;
  /** Upcoming and past ones together. */
  @Flag({ optional: true }) include_past?: boolean;
  @Choice(LIST_VIEWS, { optional: true }) view?: ListView;
  @WholeNumber({ min: 1, max: 1_000_000, optional: true, example: 2 }) page?: number;
  @Text({ max: 3, optional: true, example: '25' }) per_page?: string;
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
  /** Slug of the event that was just deleted, to undo it. */
  @Text({ max: 20, optional: true, example: 'qsn1tEh' }) deleted?: string;
}

/** The view of the query that lists events. */
export function eventViewOf({
  view = 'upcoming',
  include_past: includePast,
}: EventListQuery): EventView {
  if (view === 'deleted') return 'all';
  return view === 'upcoming' && includePast ? 'all' : view;
}

/** An address of the list with other parameters; blank ones are left out. */
export function listHref(
  path: string,
  query: EventListQuery,
  changes: Partial<Record<keyof EventListQuery, string | number | boolean | undefined>> = {},
): string {
  const { search, include_past: includePast, view, company } = query;
  const parameters = { search, include_past: includePast, view, company, ...changes };
  const given = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined || value === '' || value === false) return [];
    return [[name, value === true ? 'on' : String(value)]];
  });
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}
