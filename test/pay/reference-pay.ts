import { addersOf, type Adder } from './reference-adders.js';
import { claimsOf } from './reference-claims.js';
import type { Input } from './reference-input.js';
import {
  divide,
  isOvertime,
  type Line,
  lineOf,
  regularOf,
  stretchesOf,
} from './reference-lines.js';
import { callsOf, type Span, spansOf } from './reference-spans.js';
import { weekOf } from './reference-time.js';
import { weekSums } from './reference-weeks.js';

export interface ReferenceResult {
  lines: Line[];
  adders: Adder[];
  overlaps: { entryId: number; from: number; to: number }[];
}

/** Pay of one worker as docs/pay.md defines it, minute by minute and without any shortcut. */
export function referencePay(input: Input): ReferenceResult {
  const { sets } = input;
  const { spans: all, overlaps } = spansOf(input);
  const calls = callsOf(all, sets);
  const minutes = claimsOf(input, calls).filter(({ span }) => !span.entry.context);
  const spans = all.filter(({ entry }) => !entry.context);
  const weekOfSpan = ({ start }: Span): number => weekOf(input.zone, input.workweek, start);
  const stretches = stretchesOf(minutes, input);
  const regular = regularOf(stretches, spans, sets, weekOfSpan);
  const lines = stretches.map((stretch) => lineOf(stretch, sets, regular));
  const adders = addersOf({ input, spans, calls, stretches, regular, weekOfSpan });
  const overtime = lines.filter((_, index) => isOvertime(stretches[index]!));
  adders.push(...weekSums({ sets, spans, stretches, overtime, regular, weekOfSpan }));
  lines.forEach((line, index) => divide(line, stretches[index]!, sets, regular));
  return { lines, adders, overlaps };
}
