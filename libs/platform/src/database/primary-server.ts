import pg from 'pg';
import type { DatabaseAddress } from '../configuration/database-servers.js';

const ANSWERS_WITHIN_MS = 2_000;
/** SQLSTATE cannot_connect_now: whoever gets it tries again. */
const TRY_AGAIN = '57P03';
/** SQLSTATE classes of an account or database that no server of the cluster would let in. */
const REFUSED = /^(28|3D000$|42501$)/;

/** A server that takes writes. */
interface Found extends DatabaseAddress {
  /** Eight hexadecimal digits; each promotion begins a later one. */
  timeline: string;
}

/** No server of the cluster takes writes at this moment. Nothing was done. */
export class NoPrimaryError extends Error {
  readonly code = TRY_AGAIN;
}

/**
 * Which server of a cluster takes writes. Remembered until a connection to it fails; then all are asked at once. Of two that
 * take writes the one with the later timeline is right: the other was left behind by a promotion.
 */
export class PrimaryServer {
  private known: DatabaseAddress | null = null;
  private search: Promise<DatabaseAddress> | null = null;
  private readonly clients = new Map<pg.Client, DatabaseAddress>();

  constructor(private readonly addresses: readonly DatabaseAddress[]) {
    if (addresses.length === 1) this.known = addresses[0]!;
  }

  /**
   * One search for all who ask at the same time.
   *
   * @param login how to ask
   * @throws NoPrimaryError none takes writes; or the error of a server that refused the account
   */
  find(login: pg.ClientConfig): Promise<DatabaseAddress> {
    if (this.known) return Promise.resolve(this.known);
    this.search ??= this.ask(login).finally(() => (this.search = null));
    return this.search;
  }

  /** A connection to it failed, or it takes no writes any more. */
  forget(address: DatabaseAddress): void {
    if (this.known === address && this.addresses.length > 1) this.known = null;
  }

  /** Its connection is broken off as soon as another server takes the writes: the old one may hang instead of failing. */
  follow(client: pg.Client, address: DatabaseAddress): void {
    if (this.addresses.length === 1) return;
    this.clients.set(client, address);
    client.once('end', () => this.clients.delete(client));
  }

  private async ask(login: pg.ClientConfig): Promise<DatabaseAddress> {
    const answers = await Promise.allSettled(
      this.addresses.map((address) => primaryAt(address, login)),
    );
    const found = answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value ? [answer.value] : [],
    );
    const newest = found.sort((a, b) => b.timeline.localeCompare(a.timeline))[0];
    if (!newest) throw noPrimary(answers);
    this.known = this.addresses.find(
      ({ host, port }) => host === newest.host && port === newest.port,
    )!;
    for (const [client, address] of this.clients)
      if (address !== this.known) client.connection.stream.destroy(new NoPrimaryError('It moved.'));
    return this.known;
  }
}

/** Null: the server takes no writes. */
async function primaryAt(address: DatabaseAddress, login: pg.ClientConfig): Promise<Found | null> {
  const { user, password, database, ssl } = login;
  const client = new pg.Client({
    ...{ user, password, database, ssl, ...address },
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
    application_name: 'callmanager search',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: string | null }>(
      `select case when not pg_is_in_recovery() then left(pg_walfile_name(pg_current_wal_lsn()), 8) end as timeline`,
    );
    const { timeline } = rows[0]!;
    return timeline === null ? null : { ...address, timeline };
  } finally {
    void client.end().catch(() => undefined);
  }
}

function noPrimary(answers: readonly PromiseSettledResult<Found | null>[]): Error {
  const errors = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as Error & { code?: string }] : [],
  );
  const refused = errors.find(({ code = '' }) => REFUSED.test(code));
  if (refused) return refused;
  const said = answers.map((answer) =>
    answer.status === 'fulfilled' ? 'a standby' : (answer.reason as Error).message,
  );
  return new NoPrimaryError(`no server takes writes: ${said.join('; ')}`);
}
