import type { MissingCrewBoard } from '#libs/time-entry';
import {
  inline,
  instant,
  integer,
  list,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const MissingCrewShape = object('NotClockedIn', {
  call_time: inline({ id: integer(3), slug: text('cT4mEs1'), name: text('Load in') }),
  since: instant(
    '2031-05-02T14:10:00.000Z',
    'Ten minutes after the call; from then on workers who have not clocked in are listed.',
  ),
  workers: list(
    inline({
      request_id: integer(41),
      labor_type: inline({ id: integer(5), name: text('Rigger') }),
      worker: inline({ id: integer(17), name: text('Dana Lee'), phone_number: phone() }),
    }),
    'Confirmed workers without hours, by name.',
  ),
});
export type MissingCrewView = Static<typeof MissingCrewShape>;

export function presentMissingCrew({ call, since, missing }: MissingCrewBoard): MissingCrewView {
  return {
    call_time: { id: call.id, slug: call.slug, name: call.name },
    since: since.toISOString(),
    workers: missing.map((row) => ({
      request_id: row.request_id,
      labor_type: { id: row.labor_type_id, name: row.skill },
      worker: { id: row.worker_id, name: row.name, phone_number: row.phone_number },
    })),
  };
}
