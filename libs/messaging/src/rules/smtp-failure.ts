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
const OUR_FAULT = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']);
/** Refused before any server was asked. */
const NEVER_ASKED = new Set(['EENVELOPE', 'EMESSAGE']);

/** Whether the same mail may be taken later: 4xx and everything about the way there; never 5xx about the mail itself. */
export function isWorthAnotherTry({ code = '', responseCode }: SmtpError): boolean {
  if (OUR_FAULT.has(code)) return true;
  if (responseCode !== undefined) return responseCode < 500;
  return !NEVER_ASKED.has(code);
}

/** For people who look for a mail that did not arrive, and for logs: one line, and nobody's address. */
export function reasonOf({ message, response, code }: SmtpError): string {
  const said = (response ?? message)
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, '(address)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return `mail: ${said || code || 'no answer'}`.slice(0, LONGEST_REASON);
}
