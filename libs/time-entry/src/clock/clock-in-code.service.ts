import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import { clockInCode, stationHashes, stationKey } from './rules/clock-in-code.js';

/** The codes of six characters beside the QR codes. They follow from token and secret key; see decision 45. */
@Injectable()
export class ClockInCodeService {
  private readonly secretKey: string;

  constructor(@Inject(CONFIGURATION) { secretKey }: Pick<Configuration, 'secretKey'>) {
    this.secretKey = secretKey ?? '';
  }

  /** The code that stands for a clock-in token. No statement. */
  codeOf(token: string): string {
    return clockInCode(this.secretKey, token);
  }

  /**
   * Whose codes these are at an event; unknown and ambiguous ones are left out. One statement.
   *
   * @param codes as `parseCode` gives them
   */
  async workersOf(
    work: Work,
    eventId: number,
    codes: readonly string[],
  ): Promise<Map<string, number>> {
    if (codes.length === 0) return new Map();
    const tokens = await work.rows<{ token: string; worker_id: number }>(
      'select token, worker_id from clock_in_tokens where event_id = $1',
      [eventId],
    );
    const wanted = new Set(codes);
    const found = new Map<string, number>();
    const ambiguous = new Set<string>();
    for (const { token, worker_id: workerId } of tokens) {
      const code = this.codeOf(token);
      if (!wanted.has(code)) continue;
      if (found.has(code)) ambiguous.add(code);
      found.set(code, workerId);
    }
    for (const code of ambiguous) found.delete(code);
    return found;
  }

  /** The key of a station, and what it may know of a token. */
  hasherOf(stationId: number): {
    key: Buffer;
    hashesOf: (token: string) => { code: string; token: string };
  } {
    const key = stationKey(this.secretKey, stationId);
    return {
      key,
      hashesOf: (token) => stationHashes(key, { code: this.codeOf(token), token }),
    };
  }
}
