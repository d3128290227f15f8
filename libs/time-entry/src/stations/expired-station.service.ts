import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** Deletes stations that have expired. */
@Injectable()
export class ExpiredStationService {
  /**
   * @param dryRun only counts them
   * @returns how many there are, or were
   */
  async delete(work: Work, { dryRun }: { dryRun: boolean }): Promise<number> {
    const gone = 'expires_at <= $1 or revoked_at <= $1';
    if (!dryRun) return work.execute(`delete from stations where ${gone}`, [work.now]);
    const counted = await work.row<{ count: number }>(
      `select count(*)::int as count from stations where ${gone}`,
      [work.now],
    );
    return counted!.count;
  }
}
