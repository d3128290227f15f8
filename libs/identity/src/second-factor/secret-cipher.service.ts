import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { seal, unseal } from '#libs/kernel';
import { CONFIGURATION, type Configuration } from '#libs/platform';

/** Encrypts secrets that must be readable again, with a key derived from `SECRET_KEY`. */
@Injectable()
export class SecretCipherService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIGURATION) { secretKey }: Configuration) {
    const made = hkdfSync('sha256', secretKey ?? '', '', 'callmanager second factor', 32);
    this.key = Buffer.from(made);
  }

  /** @param owner the owner of the text; it cannot be decrypted for another one */
  encrypt(text: string, owner: string): string {
    return seal(text, this.key, owner);
  }

  /** Null where it was encrypted with another key, for another owner, or was changed. */
  decrypt(sealed: string, owner: string): string | null {
    return unseal(sealed, this.key, owner);
  }
}
