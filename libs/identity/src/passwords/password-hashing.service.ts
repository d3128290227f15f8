import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/**
 * 19 MiB, two passes, one lane: about 20 ms on a small server. The package's default is Argon2id.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const IMPORTED_PBKDF2 = /^pbkdf2_sha256\$(\d{1,8})\$([^$]+)\$([A-Za-z0-9+/]+=*)$/;

export interface PasswordCheck {
  matches: boolean;
  /** The hash has another kind or cost than new ones; replace it while the password is known. */
  needsNewHash: boolean;
}

/**
 * Makes and checks password hashes, in threads. Never call it inside a transaction, which would
 * hold a connection and locks meanwhile.
 */
@Injectable()
export class PasswordHashingService {
  /** Hash of a random password; made once, on demand. */
  private decoy: Promise<string> | null = null;

  /**
   * Hashes the password in NFKC, so that it does not depend on how a keyboard composes characters.
   *
   * @returns argon2id in PHC form: `$argon2id$v=19$m=…`
   */
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /**
   * @param stored argon2, or imported `pbkdf2_sha256$iterations$salt$hash`; null: unknown user, for
   * which the same work is done, so that timing reveals nothing. A hash of the password without
   * normalization is accepted too, and has to be replaced
   */
  async check(password: string, stored: string | null): Promise<PasswordCheck> {
    const normalized = password.normalize('NFKC');
    const checked = await this.checkForm(normalized, stored);
    if (checked.matches || normalized === password) return checked;
    const asTyped = await this.checkForm(password, stored);
    return asTyped.matches ? { matches: true, needsNewHash: true } : checked;
  }

  private async checkForm(password: string, stored: string | null): Promise<PasswordCheck> {
    if (stored === null) {
      this.decoy ??= this.hash(randomBytes(16).toString('hex'));
      await verify(await this.decoy, password);
      return { matches: false, needsNewHash: false };
    }
    const movedIn = IMPORTED_PBKDF2.exec(stored);
    if (movedIn) return { matches: await matchesPbkdf2(password, movedIn), needsNewHash: true };
    if (!stored.startsWith('$argon2')) return this.checkForm(password, null);
    return { matches: await verify(stored, password), needsNewHash: isOutdatedHash(stored) };
  }
}

async function matchesPbkdf2(
  password: string,
  [, iterations, salt, encoded]: RegExpExecArray,
): Promise<boolean> {
  const expected = Buffer.from(encoded!, 'base64');
  const made = await promisify(pbkdf2)(
    password,
    salt!,
    Math.max(1, Number(iterations)),
    expected.length,
    'sha256',
  );
  return timingSafeEqual(made, expected);
}

function isOutdatedHash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  const isCurrent =
    stored.startsWith('$argon2id$') && memoryCost === COST.memoryCost && timeCost === COST.timeCost;
  return !isCurrent || parallelism !== COST.parallelism;
}
