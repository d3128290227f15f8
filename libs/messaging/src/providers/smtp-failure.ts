/** What a mail library says of a delivery that failed. */
export interface SmtpError {
  message: string;
  /** `ETIMEDOUT`, `EAUTH`, `EENVELOPE` … */
  code?: string;
  /** The server's last answer: 451, 550 … */
  responseCode?: number;
  response?: string;
}

const LONGEST_REASON = 200;
/** What the server does not let us in with is put right by whoever runs us; the mail is as good as before. */
const CONFIGURATION_CODES = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']);
/** Refused before any server was asked. */
const LOCAL_REFUSAL_CODES = new Set(['EENVELOPE', 'EMESSAGE']);

/** Whether the same mail may be taken later: 4xx and everything about the way there; never 5xx about the mail itself. */
export function isRetryableSmtpError({ code = '', responseCode }: SmtpError): boolean {
  if (CONFIGURATION_CODES.has(code)) return true;
  if (responseCode !== undefined) return responseCode < 500;
  return !LOCAL_REFUSAL_CODES.has(code);
}

/** For people who look for a mail that did not arrive, and for logs: one line, and nobody's address. */
export function smtpFailureReason({ message, response, code }: SmtpError): string {
  const said = (response ?? message)
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, '(address)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return `mail: ${said || code || 'no answer'}`.slice(0, LONGEST_REASON);
}
