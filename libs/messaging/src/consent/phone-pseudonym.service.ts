import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#libs/platform';

/** Prefix of the pseudonym of an erased number in phone columns of the ledger. */
const PREFIX = 'erased:';

/**
 * Pseudonyms of erased numbers that must be recognised again: hashes keyed with the installation's secret, since an
 * unkeyed hash of a number can be guessed.
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
