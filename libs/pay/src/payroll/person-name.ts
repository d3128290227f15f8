/** The last word of a name that has several; of a single word, the word. */
export function familyName(name: string): string {
  return name.trim().split(/\s+/).at(-1)!;
}

/** All words before the last; of a single word, none. */
export function givenNames(name: string): string {
  return name.trim().split(/\s+/).slice(0, -1).join(' ');
}
