import { isIP } from 'node:net';

/** A variable of the environment has an invalid value. */
export class ConfigurationError extends Error {}

/**
 * Reads single variables, each with a default, and a message for invalid values. Blank counts as
 * not set.
 */
export class Environment {
  constructor(private readonly env: Record<string, string | undefined>) {}

  text(name: string, fallback: string): string {
    return this.env[name]?.trim() || fallback;
  }

  number(name: string, fallback: number, min: number, max: number): number {
    const given = this.text(name, '');
    if (!given) return fallback;
    const value = Number(given);
    if (!Number.isInteger(value) || value < min || value > max)
      this.refuse(name, `must be a whole number from ${min} to ${max}.`);
    return value;
  }

  flag(name: string, fallback: boolean): boolean {
    const given = this.text(name, '').toLowerCase();
    if (!given) return fallback;
    if (['true', '1', 'yes', 'on'].includes(given)) return true;
    if (['false', '0', 'no', 'off'].includes(given)) return false;
    return this.refuse(name, 'must be true or false.');
  }

  choice<const Option extends string>(
    name: string,
    options: readonly Option[],
    fallback: Option,
  ): Option {
    const given = this.text(name, '');
    if (!given) return fallback;
    const chosen = options.find((option) => option === given.toLowerCase());
    return chosen ?? this.refuse(name, `must be one of ${options.join(', ')}.`);
  }

  list(name: string, fallback: string[]): string[] {
    const given = this.text(name, '');
    return given
      ? given
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : fallback;
  }

  /** Host name or address, without scheme, port or path. */
  host(name: string, fallback: string): string {
    const given = this.text(name, '');
    return given ? this.asHost(name, given) : fallback;
  }

  /** Host names or addresses, comma-separated. */
  servers(name: string): string[] {
    return this.list(name, []).map((host) => this.asHost(name, host));
  }

  /** Whole numbers from 1 to 65535, comma-separated. */
  ports(name: string, fallback: readonly number[]): number[] {
    const ports = this.list(name, fallback.map(String)).map(Number);
    if (ports.every((port) => Number.isInteger(port) && port >= 1 && port <= 65535)) return ports;
    return this.refuse(name, 'must be a whole number from 1 to 65535.');
  }

  /** Also `*`, which means any. */
  hosts(name: string, fallback: string[]): string[] {
    return this.list(name, fallback).map((host) => (host === '*' ? host : this.asHost(name, host)));
  }

  /** Name of a database or its user: no address. */
  name(name: string, fallback: string): string {
    const given = this.text(name, fallback);
    if (/:\/\/|[/@\s]/.test(given))
      this.refuse(
        name,
        'must be a plain name, not an address; host and port have variables of their own.',
      );
    return given;
  }

  /** Scheme, host and port, without path and trailing slash. */
  origin(name: string, fallback: string): string {
    const given = this.text(name, '');
    return given ? this.asOrigin(name, given) : fallback;
  }

  origins(name: string, fallback: string[]): string[] {
    return this.list(name, fallback).map((origin) => this.asOrigin(name, origin));
  }

  /** A URL with one of these schemes (`redis:`). */
  url(name: string, schemes: readonly string[]): string | null {
    const given = this.text(name, '');
    if (!given) return null;
    if (URL.canParse(given) && schemes.includes(new URL(given).protocol)) return given;
    return this.refuse(name, `must be an address such as ${schemes[0]}//host:port.`);
  }

  /**
   * `off`, `true` (any proxy, as `0.0.0.0/0`), or addresses and subnets, comma-separated. No count
   * of hops, which could be spoofed.
   */
  proxy(name: string): string | boolean {
    const given = this.text(name, 'off');
    if (['off', 'false', '0', 'no'].includes(given.toLowerCase())) return false;
    if (['true', 'on', 'yes'].includes(given.toLowerCase())) return true;
    const networks = given.split(',').map((part) => part.trim());
    if (networks.every(isNetwork)) return networks.some((each) => each.endsWith('/0')) || given;
    return this.refuse(
      name,
      'must be off, true, or the addresses of your proxies such as 10.0.0.5 or 10.0.0.0/8, comma-separated.',
    );
  }

  refuse(name: string, sentence: string): never {
    throw new ConfigurationError(`${name} ${sentence}`);
  }

  private asHost(name: string, given: string): string {
    const bare = given.replace(/^\[(.*)\]$/, '$1');
    if (isIP(bare) !== 0) return given;
    if (
      /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i.test(
        given,
      )
    )
      return given;
    return this.refuse(
      name,
      'must be a host name such as db.example.com or an IP address, without scheme, port or path.',
    );
  }

  private asOrigin(name: string, given: string): string {
    try {
      const { protocol, origin } = new URL(given);
      if (protocol === 'http:' || protocol === 'https:') return origin;
    } catch {
      // Falls through to the error.
    }
    return this.refuse(name, `must be an http or https origin such as https://app.example.com.`);
  }
}

/** An address, a subnet, or one of Fastify's names for several. */
function isNetwork(given: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(given)) return true;
  const [address = '', bits, ...rest] = given.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
