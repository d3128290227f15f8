const LONGEST = 254;

/** Something, an at sign, and a domain with a dot; what lies beyond only a mail to it can tell. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= LONGEST && /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/.test(text);
}
