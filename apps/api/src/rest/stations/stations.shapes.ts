import { choice, instant, object, text } from '../../edge/openapi/response-shapes.js';

export const NewStationShape = object('NewStation', {
  qr_code_data: text('iVBORw0KGgo', 'The link as a QR code: PNG, raw base64.'),
  station_url: text(
    'https://app.example/station/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
    'Shown this once.',
  ),
  expires_at: instant(),
  event_name: text('Spring tour, load-in'),
});

export const StationShape = object('Station', {
  event_name: text('Spring tour, load-in'),
  expires_at: instant(),
});

export const StationClockedShape = object('StationClocked', {
  status: choice(['success']),
  message: text('Clocked in for Load in at 08:00 AM.'),
  worker_name: text('Worker One'),
});
