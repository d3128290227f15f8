import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#libs/platform';

/** Begins what stands in phone columns of the ledger where the number was erased. */
const PREFIX = 'erased:';

/**
 * Stands for an erased number where it has to be known again: a hash keyed with the secret of the
 * installation, since all numbers there are could be tried without.
 */
@Injectable()
export class PhonePseudonymService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIGURATION) { secretKey }: Configuration) {
    this.key = Buffer.from(
      hkdfSync('sha256', secretKey ?? '', '', 'callmanager erased numbers', 32),
    );
  }

  /** @param phoneNumber E.164 */
  of(phoneNumber: string): string {
    return PREFIX + createHmac('sha256', this.key).update(phoneNumber).digest('hex');
  }
}
