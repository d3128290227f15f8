import { Secret, TOTP } from 'otpauth';

/** Seconds a code lasts. */
const PERIOD = 30;
/** So many codes before and after the present one count, since phones' clocks are off. */
const WINDOW = 1;

export interface NewTotp {
  /** 160 random bits, base32: for typing it in. */
  secret: string;
  /** The same as `otpauth://…`, for a QR code. */
  uri: string;
}

/** @param username shown by the app, so that several accounts are told apart */
export function newTotp(username: string): NewTotp {
  const totp = totpOf(new Secret({ size: 20 }).base32, username);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The same secret again for a QR code, after a wrong code. @param secret base32, as `newTotp` made it */
export function totpUri(secret: string, username: string): string {
  return totpOf(secret, username).toString();
}

/**
 * Which half minute a code is of, counted from 1970; null for a wrong one.
 *
 * @param code six digits
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'CallManager',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}
