import type { Environment } from './environment.js';

/** Where one PostgreSQL server listens; a host that starts with `/` is a folder of sockets. */
export interface DatabaseAddress {
  host: string;
  port: number;
}

/**
 * `DB_HOST` and `DB_PORT` as libpq takes them: lists of the same length, or one port for all. No host: the first is empty.
 *
 * @throws ConfigurationError
 */
export function readDatabaseServers(read: Environment): [DatabaseAddress, ...DatabaseAddress[]] {
  const hosts = read.text('DB_HOST', '').startsWith('/')
    ? [read.text('DB_HOST', '')]
    : read.servers('DB_HOST');
  const ports = read.ports('DB_PORT', 5432);
  if (ports.length > 1 && ports.length !== hosts.length)
    read.refuse(
      'DB_PORT',
      `has ${ports.length} ports for ${hosts.length} hosts; give one for each.`,
    );
  const [first, ...others] = hosts.map((host, nth) => ({ host, port: ports[nth] ?? ports[0]! }));
  return [first ?? { host: '', port: ports[0]! }, ...others];
}
