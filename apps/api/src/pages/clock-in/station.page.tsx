import type { JSX } from 'preact';
import type { StationRow } from '#libs/time-entry';
import type { ScanAnswer } from '../frame/scan-answer.js';
import { Heading } from '../frame/card.js';
import { Scanner } from '../frame/scanner.js';
import { StationLine } from '../frame/station-line.js';
import { useWords } from '../frame/words.js';
import { STATION_WORDS } from './station.words.js';

interface StationPageProps {
  /** The station's own address, which is the scope of its service worker. */
  base: string;
  station: StationRow;
  /** Of a code that was sent without scripts. */
  answer?: ScanAnswer;
}

/** The tablet at the door: fills the screen, and goes on without a network. */
export function StationPage({ base, station, answer }: StationPageProps): JSX.Element {
  const { title, ...field } = useWords(STATION_WORDS);
  return (
    <Scanner
      size="door"
      title={title}
      zone={station.time_zone}
      field={field}
      answer={answer}
      data={{ 'data-station': base }}
    >
      <StationLine
        title={station.event_name}
        closes={{ at: station.expires_at, zone: station.time_zone }}
      />
    </Scanner>
  );
}

/** A station that has closed still sends what its device has saved. */
export function ClosedStationPage({ base }: { base: string }): JSX.Element {
  const { title } = useWords(STATION_WORDS);
  return (
    <div data-station={base} data-ended="">
      <Heading>{title}</Heading>
      <StationLine title="" closes={null} />
    </div>
  );
}
