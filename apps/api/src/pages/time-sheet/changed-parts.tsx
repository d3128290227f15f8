import type { JSX } from 'preact';
import { Partial } from '../frame/partial.js';
import { lineId, SheetLine, SheetTotals, TOTALS_ID } from './sheet-grid.js';
import type { SheetModel } from './sheet.model.js';
import { SheetCounts, UndoButton } from './sheet.page.js';
import { SheetStateBar } from './sheet-state-bar.js';
import type { SheetActResult } from './sheet-acting.service.js';
import { CARRIED_ID, SheetCarried } from './sheet-carried.js';
import { SheetNotice, type SheetRefusal } from './sheet-notice.js';

interface ChangedPartsProps {
  model: SheetModel;
  /** Null: all was refused. */
  acted: SheetActResult | null;
  refusal: SheetRefusal | null;
}

/** The answer to an edit: the rows that changed, the sums, and what to say about it. */
export function ChangedParts({ model, acted, refusal }: ChangedPartsProps): JSX.Element {
  const conflicting = refusal?.conflicts.map(({ requestId }) => requestId) ?? [];
  const ids = new Set([...(acted?.changed ?? []), ...conflicting]);
  const rows = model.rows.filter(({ id }) => ids.has(id));
  return (
    <>
      {rows.map((row) => (
        <Partial key={row.id} target={lineId(row.id)}>
          <SheetLine row={row} model={model} />
        </Partial>
      ))}
      <Partial target={TOTALS_ID}>
        <SheetTotals totals={model.totals} />
      </Partial>
      <Partial target="sheet-counts">
        <SheetCounts counts={model.counts} />
      </Partial>
      <Partial target="sheet-state">
        <SheetStateBar model={model} needsReason={refusal?.needsReason} />
      </Partial>
      <Partial target={CARRIED_ID}>
        <SheetCarried model={model} />
      </Partial>
      <Partial target="sheet-undo">
        <UndoButton model={model} />
      </Partial>
      <Partial target="sheet-notice">
        <SheetNotice refusal={refusal} slug={model.slug} />
      </Partial>
    </>
  );
}
