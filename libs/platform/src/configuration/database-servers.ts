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
  const [first, ...others] = readServers(read, 'DB_HOST', 'DB_PORT', [5432]);
  return [first ?? { host: '', port: read.ports('DB_PORT', [5432])[0]! }, ...others];
}

/**
 * `DB_READ_HOST` and `DB_READ_PORT`: servers that follow those of `DB_HOST`; none by default.
 *
 * @param primary a server of `DB_HOST`, whose port is the default
 * @throws ConfigurationError
 */
export function readReplicas(read: Environment, primary: DatabaseAddress): DatabaseAddress[] {
  const replicas = readServers(read, 'DB_READ_HOST', 'DB_READ_PORT', [primary.port]);
  if (replicas.length > 0 && !primary.host)
    read.refuse('DB_READ_HOST', 'needs a server to follow; name it in DB_HOST.');
  return replicas;
}

function readServers(
  read: Environment,
  hostsName: string,
  portsName: string,
  fallback: number[],
): DatabaseAddress[] {
  const hosts = read.text(hostsName, '').startsWith('/')
    ? [read.text(hostsName, '')]
    : read.servers(hostsName);
  const ports = read.ports(portsName, fallback);
  if (ports.length > 1 && ports.length !== hosts.length)
    read.refuse(
      portsName,
      `has ${ports.length} ports for ${hosts.length} hosts; give one for each.`,
    );
  return hosts.map((host, nth) => ({ host, port: ports[nth] ?? ports[0]! }));
}
