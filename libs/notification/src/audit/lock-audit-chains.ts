import type { Work } from '#libs/platform';

/** Waits until nobody else links or closes chains, and keeps others waiting until the transaction ends. */
export async function lockAuditChains(work: Work): Promise<void> {
  await work.rows(`select pg_advisory_xact_lock(hashtextextended('audit chain', 0))`);
}
