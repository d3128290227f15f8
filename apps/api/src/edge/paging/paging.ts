import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Invalid, isDate, isTime } from '#libs/kernel';
import {
  type SortKey,
  sortKeyOf,
  type SortColumnType,
  type KeysetPage,
  type SortOrder,
} from '#libs/platform';
import type { TSchema } from '../openapi/response-shapes.js';
import { Text, WholeNumber } from '../validation/fields.js';

const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 100;

/**
 * Query of routes with long lists. Without `limit` and `cursor` the list is complete, as the single-page app needs it.
 */
export class PageQuery {
  @WholeNumber({
    min: 1,
    max: MAX_PAGE_SIZE,
    optional: true,
    example: DEFAULT_PAGE_SIZE,
    description: `Reads the list in pages of at most this many; ${DEFAULT_PAGE_SIZE} where only \`cursor\` is given.`,
  })
  limit?: number;

  @Text({
    max: 2000,
    optional: true,
    example: 'WzE3XQ',
    description:
      'Where the page begins: `X-Next-Cursor` of the page before, unread. Left out: at the beginning.',
  })
  cursor?: string;
}

/** Documents the answer and its paging header. @param schema of the answer, paged or not */
export function ReturnsPages(schema: TSchema): MethodDecorator {
  const text = (description: string): object => ({ description, schema: { type: 'string' } });
  const headers = {
    'X-Next-Cursor': text(
      '`cursor` of the next page; missing on the last one, and where no page was asked for.',
    ),
    Link: text('The address of the next page, `rel="next"`.'),
  };
  return applyDecorators(
    ApiResponse({ status: 200, description: 'Done.', schema: schema, headers }),
  );
}

/**
 * The requested page; null for the whole list.
 *
 * @throws Invalid naming `cursor`: it was not issued for this list
 */
export function requestedPage<Row>(query: PageQuery, order: SortOrder<Row>): KeysetPage | null {
  if (query.limit === undefined && query.cursor === undefined) return null;
  return {
    limit: query.limit ?? DEFAULT_PAGE_SIZE,
    after: query.cursor === undefined ? null : readCursor(query.cursor, order),
  };
}

/** Removes the extra row that shows that there is more, and sets the headers of the next page. */
export function cutToPage<Row, Listed extends Row>(
  reply: FastifyReply,
  rows: readonly Listed[],
  page: KeysetPage | null,
  order: SortOrder<Row>,
): Listed[] {
  if (!page || rows.length <= page.limit) return [...rows];
  const listed = rows.slice(0, page.limit);
  const cursor = cursorAfter(order, listed.at(-1)!);
  const address = new URL(reply.request.url, 'http://here');
  address.searchParams.set('limit', String(page.limit));
  address.searchParams.set('cursor', cursor);
  reply
    .header('X-Next-Cursor', cursor)
    .header('Link', `<${address.pathname}${address.search}>; rel="next"`);
  return listed;
}

/** `cursor` of the page that begins after a row. */
export function cursorAfter<Row>(order: SortOrder<Row>, row: Row): string {
  return Buffer.from(JSON.stringify(sortKeyOf(order, row))).toString('base64url');
}

const KEY_CHECKS: Record<SortColumnType, (value: unknown) => boolean> = {
  bigint: (value) => Number.isSafeInteger(value),
  date: (value) => typeof value === 'string' && isDate(value),
  time: (value) => typeof value === 'string' && /^\d{2}:\d{2}:\d{2}$/.test(value) && isTime(value),
  text: (value) => typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value),
  timestamptz: (value) =>
    typeof value === 'string' &&
    /^[12]\d{3}-/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString() === value,
};

function readCursor<Row>(cursor: string, { columns }: SortOrder<Row>): SortKey {
  const key = parsed(cursor);
  const fits =
    Array.isArray(key) &&
    key.length === columns.length &&
    columns.every(({ type }, index) => KEY_CHECKS[type](key[index]));
  if (!fits) throw Invalid.field('cursor', 'Not a cursor of this list.', 'cursor.unknown');
  return key as SortKey;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
