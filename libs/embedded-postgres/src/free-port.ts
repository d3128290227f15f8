import { createServer } from 'node:net';

/**
 * A free port of 127.0.0.1: the preferred one, or any other. Another process may take it first, so
 * the caller has to be able to retry.
 */
export async function freePort(preferred = 0): Promise<number> {
  return listenOnce(preferred).catch((error: NodeJS.ErrnoException) => {
    if (preferred && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) return listenOnce(0);
    throw error;
  });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((settle, refuse) => {
    const server = createServer();
    server.once('error', refuse);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : port));
    });
  });
}
