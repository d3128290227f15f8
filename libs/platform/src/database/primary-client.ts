import pg from 'pg';
import type { DatabaseAddress } from '../configuration/database-servers.js';
import type { DatabaseConnection } from './database-connection.js';
import { NoPrimaryError, PrimaryServer } from './primary-server.js';

export interface PrimaryClientConfig extends pg.ClientConfig, Pick<DatabaseConnection, 'others'> {
  /** For reads: the given server is used, whether it takes writes or not. */
  mayBeStandby?: boolean;
}

/** By the servers of their cluster; the clients of a process learn of a failover together. */
const clusters = new Map<string, PrimaryServer>();

/**
 * A connection to the server of the cluster that takes writes. All connections of the application are of this kind: those of
 * requests, of tasks, and those that listen; those to a replica say so (`mayBeStandby`).
 *
 * @throws NoPrimaryError `connect` found no server that takes writes
 */
export class PrimaryClient extends pg.Client {
  private readonly open = pg.Client.prototype.connect.bind(this) as () => Promise<unknown>;
  private isStandby = false;

  constructor(private readonly given: PrimaryClientConfig = {}) {
    super(given);
    // Reported by the server before a connection is ready, and whenever it changes.
    this.connection.on('parameterStatus', ({ parameterName, parameterValue }) => {
      if (parameterName === 'in_hot_standby') this.isStandby = parameterValue === 'on';
    });
  }

  override connect = ((callback?: (error?: Error) => void) => {
    const connected = this.connectToPrimary();
    return callback
      ? void connected.then(() => callback(), callback)
      : connected.then(() => this as pg.Client);
  }) as pg.Client['connect'];

  private async connectToPrimary(): Promise<void> {
    if (this.given.mayBeStandby) return void (await this.open());
    // The client's own, which a connection string may name as well.
    const cluster = clusterOf({ ...this.given, host: this.host, port: this.port });
    const address = await cluster.find(this.given);
    Object.assign(this, { host: address.host, port: address.port });
    try {
      await this.open();
      if (this.isStandby) await this.leaveStandby();
    } catch (error) {
      cluster.forget(address);
      throw error;
    }
    cluster.follow(this, address);
  }

  private async leaveStandby(): Promise<never> {
    await this.end();
    throw new NoPrimaryError('the server is a standby, which takes no writes');
  }
}

function clusterOf({ host = '', port = 0, others = [] }: PrimaryClientConfig): PrimaryServer {
  const addresses: DatabaseAddress[] = [{ host, port }, ...others];
  const key = JSON.stringify(addresses.map((each) => [each.host, each.port]));
  const known = clusters.get(key);
  if (known) return known;
  const cluster = new PrimaryServer(addresses);
  clusters.set(key, cluster);
  return cluster;
}
