const REPEATED_SCAN_MS = 10_000;

/**
 * True within ten seconds of the worker's last punch: the code is still in view of a kiosk that scans again, and nobody
 * meant to clock out. A last punch a little ahead of `now` comes from another server's clock and counts the same.
 */
export function isRepeatedScan(lastPunchAt: Date | null, now: Date): boolean {
  return (
    lastPunchAt !== null && Math.abs(now.getTime() - lastPunchAt.getTime()) <= REPEATED_SCAN_MS
  );
}
