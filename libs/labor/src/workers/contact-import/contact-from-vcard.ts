import { type DraftNumber, namesFaxOrPager, namesMobile } from './primary-number.js';
import type { RawVCard } from './vcard-parser.js';
import { type VCardProperty, parseVCardProperty } from './vcard-property.js';

/** A contact as it was given, unvalidated. */
export interface ContactDraft {
  /** May be blank. */
  name: string;
  /** In their order. */
  numbers: DraftNumber[];
  /** Names of skills, unvalidated; absent: none. */
  skills?: string[];
  /** Absent or blank: none. */
  notes?: string;
}

/** Labels that do not say where a phone is. */
const NO_LABEL = new Set(['PREF', 'VOICE', 'INTERNET', 'TEXT', 'MSG']);

export function contactFromVCard(card: RawVCard): ContactDraft {
  const properties = card.lines.flatMap((line) => parseVCardProperty(line) ?? []);
  const numbers = properties
    .filter(({ name }) => name === 'TEL')
    .map((property) => numberOf(property, properties));
  return { name: nameIn(properties), numbers: numbers.filter(({ text }) => text.trim() !== '') };
}

/** The display name, else given and family name, nickname, organization. */
function nameIn(properties: readonly VCardProperty[]): string {
  const of = (name: string): string[] =>
    properties.find((property) => property.name === name && property.values.join('').trim() !== '')
      ?.values ?? [];
  const [family = '', given = '', middle = ''] = of('N');
  const candidates = [
    of('FN').join(' '),
    [given, middle, family].join(' '),
    of('NICKNAME').join(' '),
    of('ORG').join(' '),
  ];
  return candidates.map((candidate) => candidate.replace(/\s+/g, ' ').trim()).find(Boolean) ?? '';
}

function numberOf(property: VCardProperty, properties: readonly VCardProperty[]): DraftNumber {
  const label = labelOf(property, properties);
  const kinds = [...property.types, label ?? ''];
  return {
    text: property.values.join(''),
    label,
    preference: property.preference,
    isMobile: kinds.some(namesMobile),
    isFaxOrPager: kinds.some(namesFaxOrPager),
  };
}

/** The label, else the kind of phone. Apple wraps its own labels: `_$!<Mobile>!$_`. */
function labelOf(
  { group, types }: VCardProperty,
  properties: readonly VCardProperty[],
): string | null {
  const typed =
    group &&
    properties.find(
      (property) =>
        property.name === 'X-ABLABEL' && property.group?.toLowerCase() === group.toLowerCase(),
    );
  const label = typed
    ? typed.values
        .join(' ')
        .replace(/^_\$!<(.*)>!\$_$/, '$1')
        .trim()
    : '';
  const kinds = types.filter((type) => !NO_LABEL.has(type.toUpperCase()) && !/^x-/i.test(type));
  return label || (kinds.find(namesFaxOrPager) ?? kinds[0] ?? null);
}
