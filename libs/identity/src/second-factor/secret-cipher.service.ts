import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { seal, unseal } from '#libs/kernel';
import { CONFIGURATION, type Configuration } from '#libs/platform';

/** Encrypts what we have to read again, with a key made of `SECRET_KEY`. */
@Injectable()
export class SecretCipherService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIGURATION) { secretKey }: Configuration) {
    const made = hkdfSync('sha256', secretKey ?? '', '', 'callmanager second factor', 32);
    this.key = Buffer.from(made);
  }

  /** @param owner what the text belongs to: of another owner it cannot be read */
  encrypt(text: string, owner: string): string {
    return seal(text, this.key, owner);
  }

  /** Null where it was encrypted with another key, for another owner, or was changed. */
  decrypt(sealed: string, owner: string): string | null {
    return unseal(sealed, this.key, owner);
  }
}
