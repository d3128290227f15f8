import type { JSX } from 'preact';
import type { SheetToDecide } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Card } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { Line, Lines } from './attention-parts.js';
import { TODAY_WORDS } from './today.words.js';

/** Time sheets that wait for the manager: to be approved, or with disputes that nobody answered. */
export function SheetsCard({ sheets }: { sheets: readonly SheetToDecide[] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card edge="open" id="sheets">
      <p class="font-semibold">{words.sheets(sheets.length)}</p>
      <Lines>
        {sheets.map((sheet) => (
          <SheetLine key={sheet.call_time_slug} sheet={sheet} />
        ))}
      </Lines>
    </Card>
  );
}

function SheetLine({ sheet }: { sheet: SheetToDecide }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  const dates = useDates(sheet.zone);
  const { call_time_slug: slug, state, open_disputes: disputes, submitted_by: by } = sheet;
  const isSubmitted = state === 'submitted';
  return (
    <li id={`sheet-${slug}`}>
      <Line>
        <span class="font-semibold">
          {isSubmitted ? words.sheetSubmitted(sheet.call_name, by) : sheet.call_name}
          {disputes > 0 && `${DOT}${words.sheetDisputes(disputes)}`}
        </span>
        <ButtonLink
          href={`/app/call/${slug}/track/${isSubmitted ? '' : '#disputes'}`}
          kind="quiet"
          size="small"
        >
          {isSubmitted ? words.sheetApprove : words.sheetAnswer}
          <span class="sr-only">{` ${sheet.call_name}`}</span>
        </ButtonLink>
      </Line>
      <p class="text-muted">{`${sheet.event_name}${DOT}${dates.moment(sheet.starts_at)}`}</p>
    </li>
  );
}
