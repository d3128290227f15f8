/** An error of the mail library. */
export interface SmtpError {
  message: string;
  /** `ETIMEDOUT`, `EAUTH`, `EENVELOPE` … */
  code?: string;
  /** The server's last reply code: 451, 550 … */
  responseCode?: number;
  response?: string;
}

const LONGEST_REASON = 200;
/** Authentication failed: the operator has to correct it, the mail is kept. */
const CONFIGURATION_CODES = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']);
/** Refused before any server was contacted. */
const LOCAL_REFUSAL_CODES = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * Whether a retry may succeed: for 4xx and connection errors, not for 5xx about the mail itself.
 */
export function isRetryableSmtpError({ code = '', responseCode }: SmtpError): boolean {
  if (CONFIGURATION_CODES.has(code)) return true;
  if (responseCode !== undefined) return responseCode < 500;
  return !LOCAL_REFUSAL_CODES.has(code);
}

/** The reason for users and logs: one line, without addresses. */
export function smtpFailureReason({ message, response, code }: SmtpError): string {
  const said = (response ?? message)
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, '(address)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return `mail: ${said || code || 'no answer'}`.slice(0, LONGEST_REASON);
}
