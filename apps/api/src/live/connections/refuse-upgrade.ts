import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

const BODIES = {
  400: {
    detail:
      'Only WebSocket connections are made here, and under our own host name; send any other request without an Upgrade header.',
  },
  403: { status: 'error', message: 'Unauthorized' },
  404: { detail: 'Not found.' },
  429: { detail: 'You have too many live connections open; close some of them first.' },
  503: { detail: 'Please try again in a moment.' },
} as const;

/**
 * Answers in plain HTTP instead of upgrading; a browser's script sees close code 1006. Later errors of the socket are
 * ignored.
 */
export function refuseUpgrade(socket: Duplex, status: keyof typeof BODIES): void {
  const body = JSON.stringify(BODIES[status]);
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
