import { decodeText } from './decode-text.js';

/** A parsed line of a card. */
export interface VCardProperty {
  /** Upper case: `FN`, `N`, `TEL`. */
  name: string;
  /** `item1` of `item1.TEL`; connects a label with a number. */
  group: string | null;
  /** As written: `CELL`, `pref`. */
  types: string[];
  /** 1 (of `TYPE=pref`, or `PREF=1`) to 100; null: no preference. */
  preference: number | null;
  /** The parts of a structured value, else one part. */
  values: string[];
}

interface Header {
  group: string | null;
  name: string;
  types: string[];
  preference: number | null;
  encoding: 'quoted-printable' | 'base64' | null;
  charset: string | null;
}

/** `;NAME=value`, `;NAME="value"` or a bare `;VALUE`, as in version 2.1. */
const PARAMETER = /;([^;:="]*)(?:=("[^"]*"|[^;:]*))?/y;

/** @returns null for a line that is no property */
export function parseVCardProperty(line: string): VCardProperty | null {
  const start = /^(?:([\w-]+)\.)?([\w-]+)/.exec(line);
  if (!start) return null;
  const [all, group = null, name = ''] = start;
  const header: Header = {
    group,
    name: name.toUpperCase(),
    types: [],
    preference: null,
    encoding: null,
    charset: null,
  };
  let at = all.length;
  PARAMETER.lastIndex = at;
  for (let parameter = PARAMETER.exec(line); parameter; parameter = PARAMETER.exec(line)) {
    at = PARAMETER.lastIndex;
    applyParameter(header, parameter[1]!.trim(), parameter[2]);
  }
  return line[at] === ':' ? parseValues(header, line.slice(at + 1)) : null;
}

function applyParameter(header: Header, name: string, given: string | undefined): void {
  const values = (given ?? name)
    .replaceAll('"', '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);
  const key = given === undefined ? 'BARE' : name.toUpperCase();
  const words = values.map((value) => value.toUpperCase());
  const isEncoding = key === 'ENCODING' || key === 'BARE';
  if (isEncoding && words.includes('QUOTED-PRINTABLE')) header.encoding = 'quoted-printable';
  else if (isEncoding && (words.includes('BASE64') || (key === 'ENCODING' && words.includes('B'))))
    header.encoding = 'base64';
  else if (key === 'PREF') header.preference = Number.parseInt(values[0] ?? '', 10) || null;
  else if (key === 'CHARSET') header.charset = values[0] ?? null;
  else if (key === 'TYPE' || key === 'BARE') {
    header.types.push(...values);
    if (words.includes('PREF')) header.preference ??= 1;
  }
}

/**
 * Properties with parts between semicolons (RFC 6350, section 3.4); a comma separates several
 * values of one part.
 */
const STRUCTURED = new Set(['N', 'ORG']);

function parseValues(
  { group, name, types, preference, encoding, charset }: Header,
  raw: string,
): VCardProperty {
  const text = decodeText(decodeTransfer(raw, encoding), charset);
  return {
    name,
    group,
    types: types.map((type) => decodeText(type, null)),
    preference,
    values: (STRUCTURED.has(name) ? splitUnescaped(text, ';') : [text])
      .map((part) => (name === 'N' ? splitUnescaped(part, ',').join(' ') : part))
      .map(unescapeText),
  };
}

function decodeTransfer(raw: string, encoding: Header['encoding']): string {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(raw);
  if (encoding !== 'base64') return raw;
  const parts = raw.replace(/\s+/g, '').split(';');
  return parts.map((part) => Buffer.from(part, 'base64').toString('latin1')).join(';');
}

/** A backslash escapes the separator. */
function splitUnescaped(text: string, separator: ';' | ','): string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/** `\n`, `\,`, `\;`, `\\`, and `\:` of version 2.1. */
function unescapeText(text: string): string {
  return text.replace(/\\([nN\\,;:])/g, (_, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  );
}

function decodeQuotedPrintable(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}
