import { Injectable } from '@nestjs/common';
import { OptionalRedis } from '#libs/platform';

const PREFIX = 'callmanager:live:reader:';

/**
 * Whether this process may read a room for all processes: `granted`, `refused` because another just did, or `unknown`
 * (no Redis, or it is away).
 */
export type ReadClaim = 'granted' | 'refused' | 'unknown';

/** Agrees with the other processes which of them reads a room. A claim expires and is never released. */
@Injectable()
export class RoomClaimService {
  constructor(private readonly redis: OptionalRedis) {}

  /**
   * @param milliseconds in which no other process may read the room; afterwards the next may claim, should this one
   *   have died
   */
  async claim(room: string, milliseconds: number): Promise<ReadClaim> {
    const answer = await this.redis.tryCommand(async (redis) => ({
      granted: await redis.set(PREFIX + room, 'claimed', 'PX', milliseconds, 'NX'),
    }));
    if (!answer) return 'unknown';
    return answer.granted === 'OK' ? 'granted' : 'refused';
  }
}
