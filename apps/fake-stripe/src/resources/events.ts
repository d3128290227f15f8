import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import { boolean, integer, listOf, text } from '../http/parameters.js';
import { route } from './routes.js';

const MONTH = 30 * 86_400;

export const eventRoutes = [
  route('GET', '/v1/events/:id', {}, [], ({ account, path }) => {
    const event = account.events.get(path.id!);
    if (event.created < account.clock.now() - MONTH) throw ApiError.noSuch('event', event.id);
    return event;
  }),

  /** Events of the last 30 days, as at Stripe. */
  route(
    'GET',
    '/v1/events',
    { ...PAGE, ...CREATED, delivery_success: boolean, type: text, types: listOf(text) },
    [],
    ({ account, url, given }) => {
      const since = account.clock.now() - MONTH;
      const found = account.events.all(
        (event) =>
          event.created >= since &&
          (given.type === undefined || matches(event.type, given.type)) &&
          (given.types === undefined || given.types.includes(event.type)) &&
          (given.delivery_success === undefined ||
            (event.pending_webhooks === 0) === given.delivery_success),
      );
      return pageOf(url, found, given);
    },
  ),

  route('GET', '/v2/core/events/:id', {}, [], ({ account, path }) =>
    account.thinEvents.get(path.id!),
  ),

  route(
    'GET',
    '/v2/core/events',
    { limit: integer, object_id: text, page: text, types: listOf(text) },
    [],
    ({ account, url, given }) => {
      const all = account.thinEvents
        .all(
          (event) =>
            (given.object_id === undefined || event.related_object?.id === given.object_id) &&
            (given.types === undefined || given.types.includes(event.type)),
        )
        .toReversed();
      const limit = given.limit ?? 20;
      const start = Number(given.page ?? 0);
      const next =
        start + limit < all.length ? `${url}?limit=${limit}&page=${start + limit}` : null;
      return {
        data: all.slice(start, start + limit),
        next_page_url: next,
        previous_page_url: null,
      };
    },
  ),
];

function matches(type: string, asked: string): boolean {
  return asked.endsWith('.*') ? type.startsWith(asked.slice(0, -1)) : type === asked;
}
