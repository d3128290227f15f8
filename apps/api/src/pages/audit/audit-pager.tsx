import type { JSX } from 'preact';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { AUDIT_WORDS } from './audit.words.js';

/** Addresses of the next page and of the first one; null: there is none, or it is this one. */
export interface AuditPages {
  older: string | null;
  newest: string | null;
}

/** Goes on to older entries, and back to the newest. */
export function AuditPager({ older, newest }: AuditPages): JSX.Element {
  const words = useWords(AUDIT_WORDS);
  return (
    <nav aria-label={words.pages} class="flex flex-wrap gap-3">
      {newest && (
        <ButtonLink href={newest} kind="quiet" size="small">
          {words.newest}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={older} kind="quiet" size="small">
          {words.older}
        </ButtonLink>
      )}
    </nav>
  );
}
