import type { JSX } from 'preact';
import type { ConsentHistory, ContactProfile } from '#libs/labor';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Timeline } from '../frame/timeline.js';
import { useWords } from '../frame/words.js';
import { ContactHeading } from './contact-heading.js';
import { LEDGER_WORDS } from './ledger.words.js';

/** How a contact's number came to its consent, newest first. */
export function LedgerPage({
  contact,
  history,
}: {
  contact: ContactProfile;
  history: ConsentHistory;
}): JSX.Element {
  const words = useWords(LEDGER_WORDS);
  const dates = useDates(contact.company.time_zone);
  const items = history.entries.map((entry, index) => ({
    id: `entry-${index}`,
    at: entry.at ? dates.moment(entry.at) : words.someTime,
    who: entry.person ?? undefined,
    what: [
      `${words.kinds[entry.kind]}, ${words.sources[entry.source] ?? entry.source}`,
      entry.company_id === null ? ` (${words.wholeNumber})` : '',
      entry.wording ? `: “${entry.wording}”` : '',
    ].join(''),
  }));
  return (
    <>
      <ContactHeading contact={contact} current="ledger" />
      <p class="text-muted">{words.intro}</p>
      {items.length === 0 ? (
        <EmptyState icon="shield-check" title={words.none} text={words.noneText} />
      ) : (
        <Timeline items={items.reverse()} />
      )}
    </>
  );
}
