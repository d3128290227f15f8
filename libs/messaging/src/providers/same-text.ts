/**
 * Whether a text that the provider lists is one of ours. It may have put a sentence of its own in front (trial accounts),
 * and may have exchanged letters outside the carriers' alphabet for similar ones: plain letters and digits decide.
 */
export function isSameText(listed: string, ours: string): boolean {
  const wanted = plain(ours);
  return wanted !== '' ? plain(listed).endsWith(wanted) : listed.trim() === ours.trim();
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '');
}
