import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

const HOUR = 60 * 60_000;

/** A station that has ended may still hand in scans of its last day. */
const HANDS_IN_HOURS = 24;

/** Deletes stations that have ended, once their last scans had the time to arrive. */
@Injectable()
export class ExpiredStationService {
  /**
   * @param dryRun only counts them
   * @param hours since their end; at least 24
   * @returns how many there are, or were
   */
  async delete(
    work: Work,
    { dryRun, hours = HANDS_IN_HOURS }: { dryRun: boolean; hours?: number },
  ): Promise<number> {
    const ended = new Date(work.now.getTime() - hours * HOUR);
    const gone = 'expires_at <= $1 or revoked_at <= $1';
    if (!dryRun) return work.execute(`delete from stations where ${gone}`, [ended]);
    const counted = await work.row<{ count: number }>(
      `select count(*)::int as count from stations where ${gone}`,
      [ended],
    );
    return counted!.count;
  }
}
