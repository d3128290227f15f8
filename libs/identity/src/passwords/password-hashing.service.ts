import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** 19 MiB, two passes, one lane: about 20 ms on a small server. Argon2id is the package's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const IMPORTED_PBKDF2 = /^pbkdf2_sha256\$(\d{1,8})\$([^$]+)\$([A-Za-z0-9+/]+=*)$/;

export interface PasswordCheck {
  matches: boolean;
  /** The hash is of another kind or cost than the ones we make now; replace it while the password is at hand. */
  needsNewHash: boolean;
}

/**
 * Makes and checks password hashes. All work is done in threads beside the event loop; still, never call it inside an
 * open transaction, which would hold a connection and its locks meanwhile.
 */
@Injectable()
export class PasswordHashingService {
  /** Of a password nobody has; made once, at the first need. */
  private decoy: Promise<string> | null = null;

  /**
   * However its letters are composed on a keyboard, a password is the same: it is hashed in NFKC.
   *
   * @returns argon2id in PHC form: `$argon2id$v=19$m=…`
   */
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /**
   * @param stored argon2, or `pbkdf2_sha256$iterations$salt$hash` that moved in; null for a user who does not exist: the
   * same work is done then, so that the time it takes tells nothing. A hash of the password as it was typed counts too, and
   * is to be replaced
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
