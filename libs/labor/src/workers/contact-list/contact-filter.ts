export const CONTACT_SORTS = ['name', 'newest', 'last_worked', 'no_shows', 'canceled'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

/** What a number said about texts of the company. `none`: never asked, or asked in vain. */
export const CONSENT_CHOICES = ['yes', 'asked', 'none', 'stopped'] as const;
export type ConsentChoice = (typeof CONSENT_CHOICES)[number];

/** Which contacts a list shows, and in which order. Absent: all of them. */
export interface ContactFilter {
  /** Words of the name, each of which has to match, or at least three digits of a number. */
  search?: string;
  /** Id of a skill; of another company: nobody has it. */
  skillId?: number;
  consent?: ConsentChoice;
  /** Only those who did not show up at least once. */
  noShows?: boolean;
  sort: ContactSort;
}

/** Patterns for LIKE: of the name all have to match, or the one of the digits of a number. */
export interface SearchPatterns {
  names: string[];
  /** Null: the search is no number. */
  number: string | null;
}

const MAX_WORDS = 8;
const FEWEST_DIGITS = 3;

/** How a search is compared: `dana re` finds names with both words, `(415) 555` numbers with 415555. */
export function searchPatterns(search: string): SearchPatterns {
  const words = search.trim().toLowerCase().split(/\s+/u).filter(Boolean).slice(0, MAX_WORDS);
  const digits = search.replace(/\D/g, '');
  const isNumber = /^[\d\s()+./-]+$/.test(search.trim()) && digits.length >= FEWEST_DIGITS;
  return {
    names: words.map((word) => `%${escapeLike(word)}%`),
    number: isNumber ? `%${digits}%` : null,
  };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
