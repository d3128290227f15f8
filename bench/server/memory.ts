import { execFileSync } from 'node:child_process';

/** Resident memory of a process, in whole megabytes (2^20 bytes). */
export function residentMegabytes(pid: number): number {
  const kilobytes = Number(
    execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim(),
  );
  return Math.round(kilobytes / 1024);
}
