import { addersOf } from './adders.js';
import { type PaidWeek, settleWeek } from './week-settlement.js';
import { lineOf } from './lines.js';
import type { PayInput } from './pay-input.js';
import type { PayResult } from './pay-result.js';
import { prepare } from './prepare.js';
import { sweep } from './sweep.js';
import { Rates } from './regular-rates.js';
import { Workweeks } from './workweeks.js';

/**
 * Pays one worker for whole workweeks, as docs/pay.md defines it. Pure: the same input gives the same bytes.
 *
 * @throws RangeError a zone is unknown
 */
export function payWorker(input: PayInput): PayResult {
  const preparation = prepare(input);
  const all = sweep(input, preparation.working);
  const stretches = all.filter(({ prepared }) => !prepared.entry.context);
  const entries = [...preparation.working, ...preparation.idle];
  const paid = entries.filter(({ entry }) => !entry.context);
  const rates = new Rates(input, stretches, new Workweeks(input), paid);

  const weeks = new Map<number, PaidWeek>();
  for (const stretch of stretches) {
    const week = weeks.get(stretch.week) ?? { start: stretch.week, lines: [] };
    weeks.set(stretch.week, week);
    week.lines.push({ line: lineOf(stretch, rates), stretch });
  }
  const contexts = new Set(input.entries.filter((each) => each.context).map(({ id }) => id));
  const adders = addersOf(input, preparation, all, rates);
  const endings = [...weeks.values()].flatMap((week) => settleWeek(input.sets, week, rates));
  return {
    lines: [...weeks.values()].flatMap((week) => week.lines.map(({ line }) => line)),
    adders: [...adders, ...endings],
    weeks: rates.known(),
    overlaps: preparation.overlaps.filter(({ entryId }) => !contexts.has(entryId)),
  };
}
