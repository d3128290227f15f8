/**
 * Whether a text that the provider lists is ours. It may have a prefix (trial accounts) and
 * replaced characters, so only ASCII letters and digits are compared.
 */
export function isSameText(listed: string, ours: string): boolean {
  const wanted = plain(ours);
  return wanted !== '' ? plain(listed).endsWith(wanted) : listed.trim() === ours.trim();
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '');
}
