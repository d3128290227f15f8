import ICAL from 'ical.js';
import { decodeText } from './decode-text.js';

/** One line of a card, understood. */
export interface VCardProperty {
  /** Upper case: `FN`, `N`, `TEL`. */
  name: string;
  /** `item1` of `item1.TEL`, which ties a label to a number. */
  group: string | null;
  /** As written: `CELL`, `pref`. */
  types: string[];
  /** The parts of a structured value, else one. */
  values: string[];
}

interface Header {
  group: string | null;
  name: string;
  types: string[];
  isQuotedPrintable: boolean;
  charset: string | null;
}

/** `;NAME=value`, `;NAME="value"` or a bare `;VALUE`, as version 2.1 has them. */
const PARAMETER = /;([^;:="]*)(?:=("[^"]*"|[^;:]*))?/y;

/** @returns null where the line makes no sense */
export function parseVCardProperty(line: string): VCardProperty | null {
  const start = /^(?:([\w-]+)\.)?([\w-]+)/.exec(line);
  if (!start) return null;
  const [all, group = null, name = ''] = start;
  const header: Header = {
    group,
    name: name.toUpperCase(),
    types: [],
    isQuotedPrintable: false,
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
  if (values.some((value) => value.toUpperCase() === 'QUOTED-PRINTABLE') && key !== 'TYPE')
    header.isQuotedPrintable = true;
  else if (key === 'CHARSET') header.charset = values[0] ?? null;
  else if (key === 'TYPE' || key === 'BARE') header.types.push(...values);
}

/** Escapes and structured values are the library's business; it is given a line it can read. */
function parseValues(
  { group, name, types, isQuotedPrintable, charset }: Header,
  raw: string,
): VCardProperty | null {
  const value = decodeText(isQuotedPrintable ? decodeQuotedPrintable(raw) : raw, charset);
  try {
    const [, , , ...values] = ICAL.parse.property(`${name}:${value}`, ICAL.design.vcard3) as [
      string,
      object,
      string,
      ...unknown[],
    ];
    return {
      name,
      group,
      types: types.map((type) => decodeText(type, null)),
      values: values.flat(2).map(String),
    };
  } catch {
    return null;
  }
}

function decodeQuotedPrintable(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}
