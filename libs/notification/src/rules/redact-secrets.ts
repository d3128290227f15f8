import { maskPhone } from '#libs/kernel';

/** Names of members that hold secrets. */
const SECRET = /token|secret|passw|hash|cookie|credential|api_?key|private_?key|(^|_)(code|pin)$/i;
const PHONE = /phone|(^|_)(msisdn|sms_to|sms_from)$/i;
/** `+14155550111`, `+44 20 7123 4567`; `(415) 555-0111`, `415.555.0111`, `14155550111`. Dates and times are neither. */
const NUMBERS_IN_TEXT =
  /\+\d(?:[ ().-]{0,2}\d){6,14}|(?<![\w.-])(?:1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}(?![\w-])/g;
/** Paths of links contain capabilities. */
const LINKS_IN_TEXT = /\bhttps?:\/\/\S+/gi;

const HIDDEN = '[hidden]';
const MAX_DEPTH = 8;

/**
 * Values for the audit trail: secrets and links hidden, phone numbers cut to their last four
 * digits. Plain JSON; dates become ISO text.
 */
export function redactSecrets(values: object | null): object | null {
  return redact(values, 0) as object | null;
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth === MAX_DEPTH || ArrayBuffer.isView(value)) return HIDDEN;
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, redactMember(name, inner, depth + 1)]),
  );
}

function redactMember(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (SECRET.test(name) && !/_ids?$/i.test(name)) return HIDDEN;
  if (PHONE.test(name) && (typeof value === 'string' || typeof value === 'number'))
    return maskPhone(String(value));
  return redact(value, depth);
}

function redactText(text: string): string {
  return text
    .replace(LINKS_IN_TEXT, HIDDEN)
    .replace(NUMBERS_IN_TEXT, (number) => maskPhone(number));
}
