/** Phone numbers in E.164, one or several: digits only. */
const NUMBERS = /^\+[1-9]\d{6,14}(; \+[1-9]\d{6,14})*$/;

/**
 * A text cell that no spreadsheet calculates: an apostrophe before `=`, `+`, `-`, `@`, tab and carriage return keeps it
 * text (https://owasp.org/www-community/attacks/CSV_Injection), one before such an apostrophe keeps it readable back.
 * Phone numbers keep their plus. Cells that hold numbers are not given here.
 */
export function safeCell(text: string): string {
  if (NUMBERS.test(text)) return text;
  return /^(?:[=+\-@\t\r]|'(?=[=+\-@\t\r']))/.test(text) ? `'${text}` : text;
}
