import type { ListedScan } from '#libs/time-entry';
import {
  choice,
  inline,
  instant,
  list,
  nullable,
  object,
  type Static,
  text,
  uuid,
} from '../../edge/openapi/response-shapes.js';

export const ListedScanShape = object('ListedScan', {
  id: uuid('8b0c2f9e-1c55-4a0e-9f1a-6a2f6f0f9a11', 'Drawn by the device.'),
  at: instant('2031-05-01T11:52:00.000Z', "The device's time, corrected."),
  received_at: instant('2031-05-01T13:10:00.000Z'),
  door: choice(
    ['station', 'scanner', 'clock_in_page'],
    "A station, a steward's scanner, or the worker's own page.",
  ),
  station: nullable(text('North gate', 'Name of the station; null: none.')),
  read: choice(['token', 'code'], 'The QR code, or the six characters.'),
  worker: nullable(inline({ name: text('Worker One'), slug: text('kpu7rhw4nl') })),
  call: nullable(text('Load in', 'The call whose hours it concerns.')),
  outcome: choice(
    ['in', 'out', 'still_in', 'still_out', 'refused', 'kept'],
    'As it counts now; a scan that arrives later may change it. `kept`: aside, for a steward.',
  ),
  reason: text('not_confirmed', 'Key of the sentence that says it, such as `too_old`.'),
  judgement: nullable(
    choice(['accepted', 'dismissed'], 'What a steward decided; null: nothing yet.'),
  ),
  judged_at: nullable(instant('2031-05-01T13:20:00.000Z', 'When they decided.')),
});
export const ScansShape = list(ListedScanShape, 'By their time, newest first; at most 500.');
export type ListedScanView = Static<typeof ListedScanShape>;

export function presentScan(scan: ListedScan): ListedScanView {
  const { id, at, received_at, source: door, station, reads: read, call, outcome } = scan;
  const { worker_name: name, worker_slug: slug, sentence: reason, judgement, judged_at } = scan;
  return {
    ...{ id, door, station, read, call, outcome, reason, judgement },
    at: at.toISOString(),
    received_at: received_at.toISOString(),
    worker: name !== null && slug !== null ? { name, slug } : null,
    judged_at: judged_at?.toISOString() ?? null,
  };
}
