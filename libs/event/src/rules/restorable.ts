const DAY_MS = 24 * 60 * 60_000;
/** Days for which deleted entities can be restored. */
export const RESTORABLE_DAYS = 90;

/** Whether an entity exists, can be restored, or is gone. */
export type Restorability = 'live' | 'restorable' | 'gone';

/**
 * Exactly 90 days after the deletion it can still be restored. What it belongs to must exist, too: see the three
 * `…-restoring.service.ts`.
 */
export function restorabilityOf(archivedAt: Date | null, now: Date): Restorability {
  if (archivedAt === null) return 'live';
  const age = now.getTime() - archivedAt.getTime();
  return age <= RESTORABLE_DAYS * DAY_MS ? 'restorable' : 'gone';
}
