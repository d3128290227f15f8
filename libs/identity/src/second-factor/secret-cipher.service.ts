import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#libs/platform';

const VERSION = 'v1';

/** Encrypts what we have to read again, with AES-256-GCM and a key made of `SECRET_KEY`. */
@Injectable()
export class SecretCipherService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIGURATION) { secretKey }: Configuration) {
    const made = hkdfSync('sha256', secretKey ?? '', '', 'callmanager second factor', 32);
    this.key = Buffer.from(made);
  }

  /** @param owner what the text belongs to: of another owner it cannot be read */
  encrypt(text: string, owner: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
    return [VERSION, ...parts].join('.');
  }

  /** Null where it was encrypted with another key, for another owner, or was changed. */
  decrypt(sealed: string, owner: string): string | null {
    const [, nonce = '', tag = '', text = ''] = sealed.split('.');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(owner))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8');
    } catch {
      return null;
    }
  }
}
