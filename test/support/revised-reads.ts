/** GETs of `@Revised` routes: 304, or sent again, while nothing of the reader's companies has changed. */
export const REVISED_READS = [
  '/call-times/{slug}/requests/',
  '/call-times/{slug}/tracking/',
  '/event/{slug}/',
  '/events/list/',
  '/notifications/',
  '/request/{slug}/fill-list/',
  '/user/info/',
  '/workers/',
];
