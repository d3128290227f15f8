import type { JSX } from 'preact';
import { useDates } from './dates.js';
import { NoticeBox } from './notice-box.js';
import { STATION_LINE_WORDS } from './station-line.words.js';
import { useWords } from './words.js';

interface StationLineProps {
  /** Of the event. */
  title: string;
  /** When the station closes, and the event's zone; null: it has closed. */
  closes: { at: Date; zone: string } | null;
}

/**
 * The line at the bottom of a station: network, scans that wait, event, when it closes. A closed station says what
 * happened to the scans of its device.
 */
export function StationLine({ title, closes }: StationLineProps): JSX.Element {
  const words = useWords(STATION_LINE_WORDS);
  const { closes: _, ...templates } = words;
  return (
    <>
      <div data-line="end" hidden={closes !== null}>
        <NoticeBox tone="warning">
          <p class="scan-ended">{words.ended}</p>
          <p>{words.endedText}</p>
          <p data-line="ended" aria-live="polite" />
        </NoticeBox>
      </div>
      <p class="scan-line" data-line="line" data-words={JSON.stringify(templates)}>
        <span data-line="network" aria-live="polite" />
        <span data-line="waiting" />
        <strong>{title}</strong>
        {closes && <Closes {...closes} />}
      </p>
    </>
  );
}

function Closes({ at, zone }: { at: Date; zone: string }): JSX.Element {
  return <span>{useWords(STATION_LINE_WORDS).closes(useDates(zone).moment(at))}</span>;
}
