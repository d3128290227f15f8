import type { NotificationRow } from '#libs/notification';
import { usePageContext } from '../frame/page-context.js';
import { SPANISH_LINES } from './spanish-lines.js';

/** Lines of the feed in the reader's language: they are stored in English, as programs read them. */
export function useSpokenLines(lines: readonly NotificationRow[]): NotificationRow[] {
  const { language } = usePageContext();
  return lines.map((line) => ({
    ...line,
    message: language === 'es' ? inSpanish(line.message) : line.message,
  }));
}

/** A line that no wording fits stays as it is. */
export function inSpanish(message: string): string {
  for (const [pattern, spanish] of SPANISH) {
    const found = pattern.exec(message);
    if (found) return spanish.replace(/%(\d)/g, (_, part: string) => found.groups![`p${part}`]!);
  }
  return message;
}

const SPANISH = SPANISH_LINES.map(([english, spanish]): [RegExp, string] => [
  patternOf(english),
  spanish,
]);

/** `%1 declined %2.` becomes a pattern whose groups are what stands for `%1` and `%2`. */
function patternOf(wording: string): RegExp {
  const source = wording
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/%(\d)/g, '(?<p$1>.+)');
  return new RegExp(`^${source}$`, 's');
}
