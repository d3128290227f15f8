import { type KeptForm, keptForm } from '../frame/kept-form.js';
import type { SheetAct } from './sheet.form.js';
import type { SheetActResult } from './sheet-acting.service.js';
import { MARKED, ROW_ACTS } from './sheet-grid.js';

/** What the refused form held: marked rows, of which those that were done are not marked any more, and what was typed. */
export function keptOf(act: SheetAct, acted: SheetActResult | null, body: unknown): KeptForm {
  if (act.kind !== 'batch') return keptForm(ROW_ACTS, body, ['reason']);
  const kept = keptForm(MARKED, body, ['request_id', 'lunch', 'time', 'reason']);
  if (!acted) return kept;
  const marked = acted.refused.map(({ requestId }) => String(requestId));
  return { ...kept, values: { ...kept.values, request_id: marked } };
}
