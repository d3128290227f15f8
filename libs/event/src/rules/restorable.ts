const DAY_MS = 24 * 60 * 60_000;
/** How long what was deleted can be restored. */
export const RESTORABLE_DAYS = 90;

/** What can be done about something that may have been deleted. */
export type Restorability = 'live' | 'restorable' | 'gone';

/** Deleted for exactly 90 days is restorable still. */
export function restorabilityOf(archivedAt: Date | null, now: Date): Restorability {
  if (archivedAt === null) return 'live';
  const age = now.getTime() - archivedAt.getTime();
  return age <= RESTORABLE_DAYS * DAY_MS ? 'restorable' : 'gone';
}
