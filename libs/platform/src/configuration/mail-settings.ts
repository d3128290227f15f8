import type { Environment } from './environment.js';

/** The server that sends our mail. */
export interface SmtpSettings {
  host: string;
  port: number;
  /**
   * `tls`: from the first byte. `starttls`: required upgrade. `none`: for a server on this machine,
   * or when configured.
   */
  security: 'tls' | 'starttls' | 'none';
  /** Null: without authentication. */
  user: string | null;
  password: string;
}

export interface MailSettings {
  /** Null: mail only appears in `/dev/mail`. */
  smtp: SmtpSettings | null;
  /** Sender of all mail. */
  defaultFromEmail: string;
  /** Recipient of the contact form. */
  salesEmail: string;
}

const EXAMPLE =
  'must be an address such as smtps://name:password@mail.example.com:465, or smtp://…:587, which switches to TLS.';

/** @throws ConfigurationError */
export function readMail(read: Environment): MailSettings {
  const address = (name: string, fallback: string): string => {
    const given = read.text(name, fallback);
    return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(given)
      ? given
      : read.refuse(name, 'must be one mail address such as office@example.com.');
  };
  const defaultFromEmail = address('DEFAULT_FROM_EMAIL', 'callmanager@localhost');
  return {
    smtp: smtpFromUrl(read) ?? smtpFromVariables(read),
    defaultFromEmail,
    salesEmail: address('SALES_EMAIL', defaultFromEmail),
  };
}

/** As one URL. */
function smtpFromUrl(read: Environment): SmtpSettings | null {
  const given = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  if (!given) return null;
  const url = new URL(given);
  const secure = url.protocol === 'smtps:';
  const tls = url.searchParams.get('tls');
  if (!url.hostname || (tls !== null && tls !== 'off') || (secure && tls))
    read.refuse('SMTP_URL', EXAMPLE);
  const port = url.port ? Number(url.port) : secure ? 465 : 587;
  const isPlain = tls === 'off' || isLoopback(url.hostname);
  const security = secure ? 'tls' : isPlain ? 'none' : 'starttls';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    security,
    user: decodeUrlPart(read, url.username) || null,
    password: decodeUrlPart(read, url.password),
  };
}

/** As five variables. */
function smtpFromVariables(read: Environment): SmtpSettings | null {
  const host = read.host('EMAIL_HOST', '');
  if (!host) return null;
  const port = read.number('EMAIL_PORT', 587, 1, 65535);
  const wantsTls = read.flag('EMAIL_USE_TLS', !isLoopback(host));
  const user = read.text('EMAIL_HOST_USER', '') || null;
  const password = read.text('EMAIL_HOST_PASSWORD', '');
  if (user && !password)
    read.refuse('EMAIL_HOST_PASSWORD', 'is required together with EMAIL_HOST_USER.');
  return {
    host,
    port,
    security: !wantsTls ? 'none' : port === 465 ? 'tls' : 'starttls',
    user,
    password,
  };
}

function decodeUrlPart(read: Environment, encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return read.refuse('SMTP_URL', EXAMPLE);
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(host);
}
