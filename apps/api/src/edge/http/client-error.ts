import type { Socket } from 'node:net';
import { detailError } from './detail-error.js';

const RESPONSES: Record<string, { status: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    detail: 'The headers are too large.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    detail: 'The request did not arrive in time.',
  },
};
const MALFORMED = { status: '400 Bad Request', detail: 'This is not a request we understand.' };

/** Answers requests that the HTTP parser cannot read, in JSON, and closes the connection. */
export function respondToClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const { status, detail } = RESPONSES[error.code ?? ''] ?? MALFORMED;
    const body = JSON.stringify(detailError(Number.parseInt(status, 10), detail));
    const headers = [
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Content-Type: application/json; charset=utf-8',
      'Connection: close',
    ];
    socket.write(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
