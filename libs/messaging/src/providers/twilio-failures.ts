import { ProviderFailure } from './provider-failure.js';

/** An error response of Twilio: https://www.twilio.com/docs/api/errors. */
export interface TwilioErrorResponse {
  /** Of HTTP. */
  status: number;
  /** Twilio's error code, if any. */
  code?: number | undefined;
  message?: string | undefined;
  /** Seconds, from the header. */
  retryAfter?: number | null;
}

/** The recipient sent STOP to our number, as Twilio or the carrier reports. */
const OPTED_OUT = 21610;
/** The queue of our number or account is full. */
const QUEUE_FULL = new Set([21611, 30001]);
/** The connection could not be made. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Reasons for users, for common codes. */
const REASONS: Record<number, string> = {
  20003: 'the SMS provider does not accept our keys',
  21211: 'this is no phone number',
  21408: 'texts to this country are not allowed',
  21610: 'opted out via STOP',
  21612: 'this number cannot be reached from ours',
  21614: 'this number takes no texts',
  30003: 'the phone is off or out of reach',
  30004: 'the recipient blocks our texts',
  30005: 'the number does not exist any more',
  30006: 'this is a landline',
  30007: 'the carrier took it for spam',
  30008: 'the carrier did not say why',
};

/** Before acceptance: whether to retry, and whether the message was surely not accepted. */
export function twilioFailure({
  status,
  code,
  message,
  retryAfter,
}: TwilioErrorResponse): ProviderFailure {
  const reason = twilioFailureReason(code ?? null, message ?? `HTTP ${status}`);
  if (code === OPTED_OUT) return ProviderFailure.optedOut(reason);
  if (status === 429 || QUEUE_FULL.has(code ?? 0))
    return ProviderFailure.temporary(reason, retryAfter ?? null);
  if (status >= 500 || status === 408) return ProviderFailure.unsure(reason);
  return ProviderFailure.permanent(reason);
}

/** No response. @param code of Node.js: `ECONNRESET` */
export function twilioConnectionFailure(
  code: string | undefined,
  message: string,
): ProviderFailure {
  const reason = `the SMS provider did not answer (${code ?? message})`;
  return code !== undefined && NOT_CONNECTED.has(code)
    ? ProviderFailure.temporary(reason)
    : ProviderFailure.unsure(reason);
}

/** 'the carrier took it for spam (30007)'. @param code Twilio's number */
export function twilioFailureReason(code: number | null, message: string): string {
  if (code === null) return message;
  return `${REASONS[code] ?? message} (${code})`;
}

export function isTwilioOptOut(code: number | null): boolean {
  return code === OPTED_OUT;
}
