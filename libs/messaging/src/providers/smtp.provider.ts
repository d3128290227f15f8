import { createHash } from 'node:crypto';
import type { SendMailOptions, Transporter } from 'nodemailer';
import { looksLikeEmail } from '#libs/company';
import { oneLine } from '#libs/kernel';
import { type Configuration, type SmtpSettings, traced } from '#libs/platform';
import { isRetryableSmtpError, smtpFailureReason, type SmtpError } from './smtp-failure.js';
import type { MailProvider, MailToSend } from './mail.provider.js';
import { ProviderFailure } from './provider-failure.js';

/** Together shorter than the time after which a try counts as interrupted. */
const TIMEOUTS_MS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * Sends mail by SMTP, one connection each. A server whose answer was lost gets the mail again with
 * the same `Message-ID`, by which mailboxes recognize duplicates.
 */
export class SmtpProvider implements MailProvider {
  readonly name = 'smtp';
  private transporter: Promise<Transporter> | null = null;

  constructor(
    private readonly smtp: SmtpSettings,
    private readonly from: Pick<Configuration, 'defaultFromEmail' | 'publicUrl'>,
  ) {}

  /** @throws ProviderFailure */
  async send(mail: MailToSend): Promise<{ providerId: string }> {
    if (!looksLikeEmail(mail.to)) throw ProviderFailure.permanent('mail: that is no mail address');
    const messageId = messageIdOf(mail, new URL(this.from.publicUrl).hostname);
    const from = this.from.defaultFromEmail;
    try {
      await this.transmit({
        messageId,
        from: { name: 'CallManager', address: from },
        to: { name: '', address: mail.to },
        envelope: { from, to: [mail.to] },
        subject: oneLine(mail.subject),
        text: mail.text,
        ...(mail.html !== null && { html: mail.html }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const failure = error as SmtpError;
      throw isRetryableSmtpError(failure)
        ? ProviderFailure.temporary(smtpFailureReason(failure))
        : ProviderFailure.permanent(smtpFailureReason(failure));
    }
    return { providerId: messageId };
  }

  /** @throws SmtpError */
  private async transmit(mail: SendMailOptions): Promise<void> {
    const transporter = await (this.transporter ??= this.connect());
    const attributes = { 'server.address': this.smtp.host };
    await traced({ name: 'SMTP send', kind: 'client', attributes }, () =>
      transporter.sendMail(mail),
    );
  }

  /** Loaded with the first mail: most processes never send one. */
  private async connect(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const { host, port, security, user, password } = this.smtp;
    return createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user && { auth: { user, pass: password } }),
      ...TIMEOUTS_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

/** Unique to the mail and to the installation, the same at every try. */
function messageIdOf({ key, to, subject, text }: MailToSend, host: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([key, to, subject, text]))
    .digest('hex')
    .slice(0, 20);
  return `<${key}.${digest}@${host}>`;
}
