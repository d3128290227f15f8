import { ApiError } from './api-error.js';
import { type Fields, instantRange, integer, text } from './parameters.js';

/** Parameters of every list of the v1 API. */
export const PAGE = { limit: integer, starting_after: text, ending_before: text } satisfies Fields;
export const CREATED = { created: instantRange } satisfies Fields;

interface PageAsked {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
}

export interface List<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

/**
 * A page of rows.
 *
 * @param oldestFirst all matching rows; the page lists the newest first
 */
export function pageOf<T extends { id: string; created?: number }>(
  url: string,
  oldestFirst: readonly T[],
  asked: PageAsked,
): List<T> {
  const limit = asked.limit ?? 10;
  if (limit < 1 || limit > 100)
    throw ApiError.invalid('limit must be from 1 to 100', 'parameter_invalid_integer', 'limit');
  const rows = oldestFirst.filter((row) => within(row.created ?? 0, asked.created)).toReversed();
  if (asked.ending_before !== undefined) {
    const end = indexOf(rows, asked.ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', url, has_more: start > 0, data: rows.slice(start, end) };
  }
  const after = asked.starting_after;
  const start = after === undefined ? 0 : indexOf(rows, after, 'starting_after') + 1;
  const data = rows.slice(start, start + limit);
  return { object: 'list', url, has_more: start + limit < rows.length, data };
}

/** All rows on one page, in the given order: lists within an object. */
export function wholeList<T>(url: string, data: T[]): List<T> {
  return { object: 'list', url, has_more: false, data };
}

function indexOf(rows: readonly { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index < 0) throw ApiError.noSuch('object', id, param);
  return index;
}

function within(created: number, range: PageAsked['created']): boolean {
  if (!range) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
