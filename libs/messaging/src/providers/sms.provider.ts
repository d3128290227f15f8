/** Injection token of the one `SmsProvider`. */
export const SMS_PROVIDER = Symbol('sms provider');

export interface SmsToSend {
  /** The same at every try of one message, so that a provider can tell a second try from a second message. */
  key: string;
  /** E.164. */
  to: string;
  body: string;
}

export interface AcceptedSms {
  providerId: string;
  /** What is known at once; a provider that reports deliveries says `sent` first. */
  status: 'sent' | 'delivered';
}

/** Carries SMS out of the house. Called outside of any transaction. */
export interface SmsProvider {
  readonly name: 'simulator' | 'twilio' | 'none';
  /** Our number, E.164; null where there is none. */
  readonly ownNumber: string | null;
  /** @throws ProviderFailure */
  send(message: SmsToSend): Promise<AcceptedSms>;
  /**
   * Messages that the provider has taken since then and that look like this one: asked when a try was cut off. Of several
   * alike, the caller knows which belong to other messages.
   *
   * @throws ProviderFailure
   */
  find(message: SmsToSend, since: Date): Promise<AcceptedSms[]>;
}
