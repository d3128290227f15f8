import type { ArchivedRow } from '#libs/labor';
import {
  choice,
  instant,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const ArchivedShape = object('Archived', {
  kind: choice(['event', 'call_time', 'labor_requirement']),
  slug: text('Q2mR7xA', 'Names it where it is restored.'),
  name: text('Rigger', 'Of the event or call time; of a labor requirement the skill.'),
  event: text('Spring Gala', 'Name of the event.'),
  event_slug: text('aB3dE9x'),
  call_time: nullable(text('Load in')),
  deleted_at: instant('2031-05-01T09:30:00.000Z'),
});
export type ArchivedView = Static<typeof ArchivedShape>;

export function presentArchived(row: ArchivedRow): ArchivedView {
  return {
    kind: row.kind,
    slug: row.slug,
    name: row.name,
    event: row.event_name,
    event_slug: row.event_slug,
    call_time: row.call_name,
    deleted_at: row.archived_at.toISOString(),
  };
}
