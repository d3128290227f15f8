import type { TestClock } from '../account/objects.js';
import { catchUp } from '../billing/due.js';
import { ApiError } from '../http/api-error.js';
import { PAGE, pageOf } from '../http/lists.js';
import { integer, text } from '../http/parameters.js';
import { route } from './routes.js';

const MONTH = 30 * 86_400;

export const testClockRoutes = [
  route(
    'POST',
    '/v1/test_helpers/test_clocks',
    { frozen_time: integer, name: text },
    ['frozen_time'],
    ({ account, given }) => {
      const now = account.clock.now();
      const clock: TestClock = {
        id: account.id('clock'),
        object: 'test_helpers.test_clock',
        created: now,
        livemode: false,
        deletes_after: now + MONTH,
        frozen_time: given.frozen_time!,
        name: given.name ?? null,
        status: 'ready',
        status_details: {},
      };
      account.record('test_helpers.test_clock.created', account.testClocks.add(clock));
      return clock;
    },
  ),

  route('GET', '/v1/test_helpers/test_clocks/:id', {}, [], ({ account, path }) =>
    account.testClocks.get(path.id!),
  ),

  route('GET', '/v1/test_helpers/test_clocks', PAGE, [], ({ account, url, given }) =>
    pageOf(url, account.testClocks.all(), given),
  ),

  /** Advances at once; Stripe does it in the background and says `advancing` until then. */
  route(
    'POST',
    '/v1/test_helpers/test_clocks/:id/advance',
    { frozen_time: integer },
    ['frozen_time'],
    ({ account, path, given }) => {
      const clock = account.testClocks.get(path.id!);
      const until = given.frozen_time!;
      if (until <= clock.frozen_time)
        throw ApiError.invalid(
          'The frozen time must be after the current one.',
          undefined,
          'frozen_time',
        );
      catchUp(account, clock, until);
      clock.frozen_time = until;
      account.record('test_helpers.test_clock.ready', clock);
      return clock;
    },
  ),
];
