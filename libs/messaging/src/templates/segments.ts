/** Encoding of a text, and the segments it is billed as. */
export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  /** Septets (extension characters count two), or UTF-16 code units. */
  units: number;
  /** Billed segments; an empty text is one. */
  segments: number;
}

/** GSM 03.38, the default alphabet; then its extension characters, which need an escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

/** Whether every character is in GSM-7. */
export function isGsm(text: string): boolean {
  return [...text].every((character) => BASIC.has(character) || EXTENSION.has(character));
}

const LIMITS = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const;

/**
 * Counts segments as carriers do: 160 units in one segment or 153 in each of several; one character
 * outside GSM-7 makes it 70 and 67. A character of two units is never split.
 */
export function countSegments(text: string): Segments {
  const characters = [...text];
  const encoding = isGsm(text) ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((character) =>
    encoding === 'UCS-2' ? character.length : EXTENSION.has(character) ? 2 : 1,
  );
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, part } = LIMITS[encoding];
  return { encoding, units, segments: units <= alone ? 1 : partsOf(sizes, part) };
}

function partsOf(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
