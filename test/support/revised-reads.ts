/** GETs of `@Revised` routes: 304, or sent again, while nothing of the reader's companies has changed. */
export const REVISED_READS = [
  '/call-time/{slug}/add-call-time/',
  '/call-times/{slug}/add-labor/',
  '/call-times/{slug}/confirmations/',
  '/call-times/{slug}/requests/',
  '/call-times/{slug}/tracking/',
  '/create-event/',
  '/declined-count/',
  '/declined-list/',
  '/event/{slug}/',
  '/events/list/',
  '/labor/{slug}/edit/',
  '/labor/{slug}/status/',
  '/location-profiles/',
  '/notifications/',
  '/pending-count/',
  '/pending-list/',
  '/request/{slug}/fill-list/',
  '/skills/',
  '/steward/events/',
  '/stewards/',
  '/upcoming-event-count/',
  '/workers/',
];

/** Of these, those that are others on another day. */
export const TURNING_READS = [
  '/declined-count/',
  '/declined-list/',
  '/pending-count/',
  '/pending-list/',
  '/upcoming-event-count/',
];

/** Begin, revision and commit of an answer that is built. */
export const SNAPSHOT_STATEMENTS = 3;

/** GETs of `@ReadsReplica` routes: a replica may answer them. */
export const REPLICA_READS = [
  '/archive/',
  '/call-times/{slug}/confirmations/',
  '/call-times/{slug}/requests/',
  '/call-times/{slug}/tracking/',
  '/declined-list/',
  '/event/{slug}/',
  '/events/list/',
  '/notifications/',
  '/pay/call-times/{slug}/',
  '/pay/events/{slug}/',
  '/pay/periods/{starts_on}/',
  '/pay/periods/{starts_on}/ahead/',
  '/pay/periods/{starts_on}/workers/{slug}/',
  '/pay/tax/{year}/',
  '/pay/tax/{year}/{slug}/',
  '/pay/workers/{slug}/',
  '/pending-list/',
  '/request/{slug}/fill-list/',
  '/steward/events/',
  '/workers/',
  '/workers/{slug}/history/',
];
