/** Injection token of the one `SmsProvider`. */
export const SMS_PROVIDER = Symbol('sms provider');

export interface SmsToSend {
  /** The same at every try of a message, so that a provider can recognize retries. */
  key: string;
  /** E.164. */
  to: string;
  body: string;
  /** A number (E.164) or messaging service ('MG…') of the company; null or absent: the shared one. */
  from?: string | null;
}

export interface AcceptedSms {
  providerId: string;
  /** Known at once; providers with delivery reports return `sent` first. */
  status: 'sent' | 'delivered';
}

/** Delivers SMS. Called outside of transactions. */
export interface SmsProvider {
  readonly name: 'simulator' | 'twilio' | 'none';
  /** Our number, E.164; null: none. */
  readonly ownNumber: string | null;
  /** @throws ProviderFailure */
  send(message: SmsToSend): Promise<AcceptedSms>;
  /**
   * Accepted messages since then that look like this one; asked after an interrupted try. The
   * caller excludes those of other messages.
   *
   * @throws ProviderFailure
   */
  find(message: SmsToSend, since: Date): Promise<AcceptedSms[]>;
}
