const POLITE = new Set([
  ...['please', 'pls', 'plz', 'thanks', 'thx', 'tks', 'ty', 'gracias', 'porfavor', 'porfa'],
  ...['thank you', 'thank u', 'por favor', 'muchas gracias', 'many thanks'],
]);
/** The keycap emoji's combining characters: each keycap is a number. */
const KEYCAP = /\ufe0f?\u20e3/g;
/** Choose between two pictures of one character, or are not shown at all. */
const UNSEEN = /[\0\p{Variation_Selector}\p{Cf}]/gu;
const CONTROL = /\p{Cc}/gu;
const THUMBS_UP = '\u{1f44d}';
/** Thumbs with their skin tones, and what does not count. */
const BESIDE_THUMBS = /[\u{1f44d}\p{Emoji_Modifier}\p{L}\p{M}\p{P}\s]/gu;

/** Lower case; wide letters, keycaps and look-alike characters are replaced by plain ones. */
export function normalisedText(body: string): string {
  return body
    .normalize('NFKC')
    .toLowerCase()
    .replace(KEYCAP, ' ')
    .replace(UNSEEN, '')
    .replace(CONTROL, ' ');
}

/** Words and numbers of a plain text, without polite phrases. */
export function wordsOf(plain: string): string[] {
  const found = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words: string[] = [];
  for (let at = 0; at < found.length; at++) {
    const word = found[at]!;
    if (POLITE.has(`${word} ${found[at + 1]}`)) at += 1;
    else if (!POLITE.has(word)) words.push(word);
  }
  return words;
}

/** One thumb or several, in any skin tone, and nothing else that counts. */
export function isThumbsUp(plain: string, words: readonly string[]): boolean {
  return words.length === 0 && plain.includes(THUMBS_UP) && plain.replace(BESIDE_THUMBS, '') === '';
}
