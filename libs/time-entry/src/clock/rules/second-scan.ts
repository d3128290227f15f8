const REPEATED_SCAN_MS = 10_000;

/**
 * Whether a scan repeats the last one: within ten seconds of the worker's last punch. A punch
 * slightly ahead of `now` comes from the clock of another server and counts too.
 */
export function isRepeatedScan(lastPunchAt: Date | null, now: Date): boolean {
  return (
    lastPunchAt !== null && Math.abs(now.getTime() - lastPunchAt.getTime()) <= REPEATED_SCAN_MS
  );
}
