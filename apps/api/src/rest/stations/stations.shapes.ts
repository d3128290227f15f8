import type { ListedStation } from '#libs/time-entry';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const NewStationShape = object('NewStation', {
  qr_code_data: text('iVBORw0KGgo', 'The link as a QR code: PNG, raw base64.'),
  station_url: text(
    'https://app.example/station/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
    'Shown this once.',
  ),
  expires_at: instant(),
  event_name: text('Spring tour, load-in'),
});

export const ListedStationShape = object('ListedStation', {
  id: integer(12),
  name: nullable(text('North gate', 'Name of the device or its entrance; null: none.')),
  created_at: instant(),
  expires_at: instant(
    '2031-05-02T12:00:00.000Z',
    'When its link ends by itself: 24 hours after it was made.',
  ),
  revoked_at: nullable(
    instant('2031-05-01T15:00:00.000Z', 'When it was revoked; null: it was not.'),
  ),
  last_heard_at: nullable(
    instant('2031-05-01T12:04:30.000Z', 'When its device last reached us; null: never.'),
  ),
  is_open: flag(true, 'Neither expired nor revoked: it takes scans.'),
});
export const StationsShape = list(
  ListedStationShape,
  'Newest first. Ended ones go within eight days.',
);
export type ListedStationView = Static<typeof ListedStationShape>;

export function presentStation(station: ListedStation, now: Date): ListedStationView {
  const { id, name, created_at, expires_at, revoked_at, last_heard_at } = station;
  return {
    id,
    name,
    created_at: created_at.toISOString(),
    expires_at: expires_at.toISOString(),
    revoked_at: revoked_at?.toISOString() ?? null,
    last_heard_at: last_heard_at?.toISOString() ?? null,
    is_open: revoked_at === null && now < expires_at,
  };
}

export const StationShape = object('Station', {
  event_name: text('Spring tour, load-in'),
  expires_at: instant(),
});

export const StationClockedShape = object('StationClocked', {
  status: choice(['success']),
  message: text('Clocked in for Load in at 08:00 AM.'),
  worker_name: text('Worker One'),
});
