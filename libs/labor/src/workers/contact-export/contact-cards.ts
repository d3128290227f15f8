import type { ContactRow } from '../worker.queries.js';

/** Octets of a line, without its end (RFC 6350, section 3.2). */
const LINE_OCTETS = 75;

/** Contacts as vCards of version 3.0, which phones read; without notes, which are for managers. */
export function contactCards(contacts: readonly ContactRow[]): string {
  return contacts
    .map((contact) =>
      cardLines(contact)
        .map((line) => `${folded(line)}\r\n`)
        .join(''),
    )
    .join('');
}

function cardLines({
  name,
  phone_number,
  alt_phones: alts,
  labor_types: skills,
}: ContactRow): string[] {
  const words = name.trim().split(/\s+/);
  const family = words.length > 1 ? words.at(-1)! : '';
  const given = (family ? words.slice(0, -1) : words).join(' ');
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name)}`,
    `N:${escaped(family)};${escaped(given)};;;`,
    `TEL;TYPE=CELL,PREF:${phone_number}`,
    ...alts.flatMap(({ phone_number: number, label }, at) =>
      label
        ? [`item${at + 1}.TEL:${number}`, `item${at + 1}.X-ABLABEL:${escaped(label)}`]
        : [`TEL;TYPE=VOICE:${number}`],
    ),
    ...(skills.length > 0
      ? [`CATEGORIES:${skills.map((skill) => escaped(skill.name)).join(',')}`]
      : []),
    'END:VCARD',
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Long lines go on after a blank; no character is divided. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n ');
}
