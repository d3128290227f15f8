/**
 * Counts the finished transactions as this statement sees them: all below `xmax` except running ones. Grows with every
 * commit, and is the same for all processes. See docs/decisions/0015.
 */
export const DATABASE_VERSION_SQL = `
  (select pg_snapshot_xmax(s)::text::bigint - (select count(*) from pg_snapshot_xip(s)) from pg_current_snapshot() s)`;
