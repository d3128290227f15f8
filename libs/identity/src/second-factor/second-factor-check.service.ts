import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { hashToken } from '../credentials/hash-token.js';
import { SecretCipherService } from './secret-cipher.service.js';
import { stepOfCode } from './totp.js';

/** Holds a code against the account's secret, or its recovery codes. */
@Injectable()
export class SecondFactorCheckService {
  constructor(private readonly cipher: SecretCipherService) {}

  /**
   * Uses the code up: of two with the same code, one is let in. The row decides, so it belongs into a transaction.
   *
   * @param otp six digits of the app, or a recovery code
   * @param isConfirmed false while the secret waits for its first code
   */
  async use(work: Work, userId: number, otp: string, isConfirmed = true): Promise<boolean> {
    const typed = otp.replace(/[\s-]/g, '').toLowerCase();
    if (/^\d{6}$/.test(typed)) return this.useCode(work, userId, typed, isConfirmed);
    return isConfirmed && this.useRecoveryCode(work, userId, typed);
  }

  private async useCode(
    work: Work,
    userId: number,
    code: string,
    isConfirmed: boolean,
  ): Promise<boolean> {
    const factor = await work.row<{ encrypted_secret: string; last_step: number | null }>(
      `select encrypted_secret, last_step from second_factors
        where user_id = $1 and (confirmed_at is not null) = $2 for update`,
      [userId, isConfirmed],
    );
    const secret = factor && this.cipher.decrypt(factor.encrypted_secret, String(userId));
    const step = secret ? stepOfCode(secret, code, work.now) : null;
    if (step === null || step <= (factor?.last_step ?? 0)) return false;
    await work.rows('update second_factors set last_step = $2 where user_id = $1', [userId, step]);
    return true;
  }

  private async useRecoveryCode(work: Work, userId: number, code: string): Promise<boolean> {
    const used = await work.execute(
      'update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null',
      [userId, hashToken(code), work.now],
    );
    return used > 0;
  }
}
