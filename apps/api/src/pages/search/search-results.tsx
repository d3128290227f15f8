import type { ComponentChildren, JSX } from 'preact';
import type { FoundSites } from '#libs/labor';
import { displayPhone } from '#libs/kernel';
import { Badge } from '../frame/badge.js';
import { useDates } from '../frame/dates.js';
import { safeHref } from '../frame/safe-href.js';
import { useWords } from '../frame/words.js';
import { SEARCH_WORDS } from './search.words.js';

/** What was found, by kind; the same on the page and below the field. Only links: arrow keys move along them. */
export function SearchResults({ found }: { found: FoundSites }): JSX.Element {
  const words = useWords(SEARCH_WORDS);
  const { day, time } = useDates('UTC');
  const { events, contacts, calls } = found;
  return (
    <>
      <Kind id="found-events" title={words.events} isShown={events.length > 0}>
        {events.map(({ slug, name, date, location, canceled }) => (
          <Hit
            key={slug}
            href={`/app/events/${slug}/`}
            name={name}
            more={[day(date), location].filter(Boolean).join(' · ')}
            mark={canceled && <Badge>{words.canceled}</Badge>}
          />
        ))}
      </Kind>
      <Kind id="found-contacts" title={words.contacts} isShown={contacts.length > 0}>
        {contacts.map(({ slug, name, phone }) => (
          <Hit
            key={slug}
            href={`/app/worker/${slug}/`}
            name={name}
            more={phone && displayPhone(phone)}
          />
        ))}
      </Kind>
      <Kind id="found-calls" title={words.calls} isShown={calls.length > 0}>
        {calls.map((call) => (
          <Hit
            key={call.slug}
            href={`/app/events/${call.event_slug}/#call-${call.slug}`}
            name={call.name}
            more={`${call.event} · ${day(call.date)} · ${time(call.time)}`}
          />
        ))}
      </Kind>
    </>
  );
}

interface KindProps {
  id: string;
  title: string;
  isShown: boolean;
  children: ComponentChildren;
}

function Kind({ id, title, isShown, children }: KindProps): JSX.Element | null {
  if (!isShown) return null;
  return (
    <section id={id} class="found" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="found-title">
        {title}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface HitProps {
  href: string;
  name: string;
  more: string;
  mark?: ComponentChildren;
}

function Hit({ href, name, more, mark }: HitProps): JSX.Element {
  return (
    <li>
      <a href={safeHref(href)} class="found-hit">
        <span class="found-name">
          {name} {mark}
        </span>
        <span class="found-more">{more}</span>
      </a>
    </li>
  );
}

export function isEmpty({ events, contacts, calls }: FoundSites): boolean {
  return events.length + contacts.length + calls.length === 0;
}
