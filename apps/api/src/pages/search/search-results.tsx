import type { JSX } from 'preact';
import type { FoundSites } from '#libs/labor';
import { displayPhone } from '#libs/kernel';
import { DOT } from '../frame/dot.js';
import { Badge } from '../frame/badge.js';
import { useDates } from '../frame/dates.js';
import { FoundGroup, FoundLine } from '../frame/found.js';
import { useWords } from '../frame/words.js';
import { SEARCH_WORDS } from './search.words.js';

/** What was found, by kind; the same on the page and below the field. Only links: arrow keys move along them. */
export function SearchResults({ found }: { found: FoundSites }): JSX.Element {
  const words = useWords(SEARCH_WORDS);
  const { day, time } = useDates('UTC');
  const { events, contacts, calls } = found;
  return (
    <>
      <FoundGroup id="found-events" title={words.events} isShown={events.length > 0}>
        {events.map(({ slug, name, date, location, canceled }) => (
          <FoundLine
            key={slug}
            href={`/app/events/${slug}/`}
            name={name}
            more={[day(date), location].filter(Boolean).join(DOT)}
            mark={canceled && <Badge>{words.canceled}</Badge>}
          />
        ))}
      </FoundGroup>
      <FoundGroup id="found-contacts" title={words.contacts} isShown={contacts.length > 0}>
        {contacts.map(({ slug, name, phone }) => (
          <FoundLine
            key={slug}
            href={`/app/worker/${slug}/`}
            name={name}
            more={phone && displayPhone(phone)}
          />
        ))}
      </FoundGroup>
      <FoundGroup id="found-calls" title={words.calls} isShown={calls.length > 0}>
        {calls.map((call) => (
          <FoundLine
            key={call.slug}
            href={`/app/events/${call.event_slug}/#call-${call.slug}`}
            name={call.name}
            more={`${call.event}${DOT}${day(call.date)}${DOT}${time(call.time)}`}
          />
        ))}
      </FoundGroup>
    </>
  );
}

export function isEmpty({ events, contacts, calls }: FoundSites): boolean {
  return events.length + contacts.length + calls.length === 0;
}
