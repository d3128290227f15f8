import type { JSX } from 'preact';
import type { SheetOfSteward } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Badge } from '../frame/badge.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { STEWARD_WORDS } from './steward.words.js';

/** Time sheets to submit, sheets that came back, and disputes to answer; nothing where there are none. */
export function StewardSheets({
  sheets,
}: {
  sheets: readonly SheetOfSteward[];
}): JSX.Element | null {
  const words = useWords(STEWARD_WORDS);
  if (sheets.length === 0) return null;
  return (
    <Section id="sheets" title={words.sheets}>
      <Table
        id="sheets-table"
        caption={words.sheets}
        columns={[
          { key: 'call', title: words.call },
          { key: 'why', title: words.why },
          { key: 'event', title: words.event },
        ]}
        rows={sheets.map((sheet) => ({
          id: `sheet-${sheet.slug}`,
          href: `/app/call/${sheet.slug}/track/`,
          cells: {
            call: sheet.call_name,
            why: <Why sheet={sheet} />,
            event: <Of sheet={sheet} />,
          },
        }))}
        empty=""
      />
    </Section>
  );
}

function Why({ sheet }: { sheet: SheetOfSteward }): JSX.Element {
  const words = useWords(STEWARD_WORDS);
  const { is_returned: isReturned, returned_note: note, open_disputes: disputes } = sheet;
  return (
    <span class="inline-flex flex-wrap items-center gap-2">
      {isReturned && <Badge tone="warning">{words.returned}</Badge>}
      {note}
      {disputes > 0 && <Badge tone="warning">{words.disputes(disputes)}</Badge>}
      {!isReturned && disputes === 0 && words.toSubmit}
    </span>
  );
}

function Of({ sheet }: { sheet: SheetOfSteward }): JSX.Element {
  const dates = useDates(sheet.time_zone);
  return <span>{`${sheet.event_name}${DOT}${dates.day(sheet.starts_at)}`}</span>;
}
