import type { JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import type { ScanAnswer } from '../frame/scan-answer.js';
import { Scanner } from '../frame/scanner.js';
import { useWords } from '../frame/words.js';
import { SCAN_WORDS } from './scan.words.js';

interface ScanPageProps {
  event: EventRow;
  /** Of a code that was sent without scripts. */
  answer?: ScanAnswer;
}

/** The scanner of a manager or steward, on a phone in one hand. */
export function ScanPage({ event, answer }: ScanPageProps): JSX.Element {
  const words = useWords(SCAN_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/events/${event.slug}/`}>{event.event_name}</Link>}
      />
      <Scanner
        size="hand"
        zone={zoneOf(event)}
        field={{ label: words.field, hint: words.hint, button: words.button }}
        answer={answer}
      />
    </>
  );
}
