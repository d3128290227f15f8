import type { JSX } from 'preact';
import type { EventWithKeptScans } from '#libs/time-entry';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { KEPT_SCANS_WORDS } from './kept-scans.words.js';

interface KeptScansNoticeProps {
  events: readonly EventWithKeptScans[];
  /** The page is that of the event. */
  isNamed?: boolean;
}

/** That scans wait for somebody's decision, where one works; nothing where none do. */
export function KeptScansNotice({ events, isNamed }: KeptScansNoticeProps): JSX.Element | null {
  const words = useWords(KEPT_SCANS_WORDS);
  if (events.length === 0) return null;
  return (
    <NoticeBox tone="warning" id="kept-scans">
      {events.map(({ slug, event_name: name, count }) => (
        <p key={slug}>
          {isNamed ? words.title(count) : `${name}: ${words.title(count)}`}{' '}
          <Link href={`/app/events/${slug}/generate-signin-qr#kept`}>{words.look(count)}</Link>
        </p>
      ))}
    </NoticeBox>
  );
}
