/** The ids of marked rows: one value, several, or joined by commas; each once, and nothing else. */
export function markedIds(value: unknown): number[] {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'string' ? each.split(',') : [],
  );
  const ids = texts.map((text) => (/^[1-9]\d{0,14}$/.test(text.trim()) ? Number(text) : 0));
  return [...new Set(ids)].filter((id) => id > 0);
}
