import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigurationError } from '#libs/platform';

/**
 * Checks the port before anything is started, so that a second start ends at once.
 *
 * @throws ConfigurationError the port is in use or not permitted
 */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    throw explainListenError(error, host, port);
  } finally {
    server.close();
  }
}

/** Explains the operating system's error when listening fails; returns any other error unchanged. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const sentence = {
    EADDRINUSE: `PORT ${port} is taken by another program, perhaps by CallManager itself; set PORT to a free one.`,
    EACCES: `PORT ${port} is not open to this account; set PORT to 1024 or above.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine; set HOST to 127.0.0.1, 0.0.0.0 or one of its own.`,
    ENOTFOUND: `HOST ${host} is not known; set HOST to 127.0.0.1, 0.0.0.0 or an address of this machine.`,
    EAI_AGAIN: `HOST ${host} is not known; set HOST to 127.0.0.1, 0.0.0.0 or an address of this machine.`,
  }[code ?? ''];
  return sentence && (syscall === 'listen' || syscall === 'getaddrinfo')
    ? new ConfigurationError(sentence, { cause: error })
    : error;
}
