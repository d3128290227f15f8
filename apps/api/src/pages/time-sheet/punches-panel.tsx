import type { JSX } from 'preact';
import type { ExplainedPunch, ExplainedRow } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { hoursHistoryPath } from '../frame/history-paths.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { rowActionValue } from './sheet.form.js';
import { cellText, type SheetModel, type SheetRowView } from './sheet.model.js';
import { sheetPath } from './sheet-href.js';
import { SHEET_WORDS } from './sheet.words.js';
import { cellTime } from '#libs/time-entry';

/** Below a row: each punch, by what and whom, and the rule that made its minute count; and the rarer acts. */
export function PunchesPanel({
  model: { slug, details, canChange },
  row,
}: {
  model: Pick<SheetModel, 'slug' | 'details' | 'canChange'>;
  row: SheetRowView;
}): JSX.Element | null {
  const words = useWords(SHEET_WORDS);
  if (!details) return null;
  const { explained } = details;
  const { punches } = explained;
  return (
    <div class="space-y-2 py-2 text-sm" id={`details-of-${row.id}`}>
      <p class="font-semibold">{words.punches.title(row.name)}</p>
      {punches.length === 0 && <p class="text-muted">{words.punches.none}</p>}
      <ol class="space-y-2">
        {punches.map((punch) => (
          <PunchLine key={punch.id} punch={punch} of={explained} />
        ))}
      </ol>
      {punches.length > 0 && (
        <p class="text-muted">{explained.isFrozen ? words.punches.frozen : words.punches.open}</p>
      )}
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        {canChange &&
          row.breaks.map(({ id, text, minutes }) => (
            <Link
              key={id}
              id={`break-${id}`}
              href={`${sheetPath(slug)}meal_edit/?meal_break_id=${id}`}
            >
              {`${words.lunch} ${text}, ${words.minutes(minutes)}`}
            </Link>
          ))}
        <Link id={`history-${row.id}`} href={hoursHistoryPath(slug, row.id)}>
          {words.history}
        </Link>
        {canChange && <RarerActs row={row} />}
      </div>
    </div>
  );
}

function PunchLine({ punch, of }: { punch: ExplainedPunch; of: ExplainedRow }): JSX.Element {
  const words = useWords(SHEET_WORDS).punches;
  const { language } = usePageContext();
  const dates = useDates(of.zone);
  const { edge, raw_at: rawAt, counted_at: countedAt, source, person, rule } = punch;
  const text = (at: Date): string => cellText('start_time', cellTime(at, of.zone), language);
  const raw = text(rawAt);
  const { minimumMinutes, roundUpMinutes: roundUp } = of.rules;
  return (
    <li id={`punch-${punch.id}`}>
      <span class="tabular">
        {words.line(words.edges[edge] ?? edge, raw, countedAt && rule ? text(countedAt) : raw)}
      </span>
      <span class="text-muted">
        {DOT}
        {words.by(words.sources[source] ?? source, person, dates.moment(punch.recorded_at))}
      </span>
      {rule && (
        <span class="block text-muted">
          {words.rules[rule]({ minimum: String(minimumMinutes / 60), roundUp })}
        </span>
      )}
    </li>
  );
}

function RarerActs({ row: { id, name, state } }: { row: SheetRowView }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return (
    <>
      {state === 'in' && (
        <Button
          kind="quiet"
          size="small"
          form="row-acts"
          name="act"
          value={rowActionValue('void', id)}
        >
          {words.voidHours}
        </Button>
      )}
      {state !== 'out' && (
        <>
          <Button
            kind="quiet"
            size="small"
            form="row-acts"
            name="act"
            value={rowActionValue('ncns', id)}
            confirm={words.asks.ncns(name)}
          >
            {words.noShow}
          </Button>
          <Button
            kind="quiet"
            size="small"
            form="row-acts"
            name="act"
            value={rowActionValue('call_out', id)}
            confirm={words.asks.call_out(name)}
          >
            {words.callOut}
          </Button>
        </>
      )}
    </>
  );
}
