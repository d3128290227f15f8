import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis, RedisOptions } from 'ioredis';
import type { Namespace } from 'socket.io';
import { CONFIGURATION, type Configuration, openRedis, startRedisWatchdog } from '#libs/platform';
import type { BroadcastSnapshot } from './dashboard-rooms.service.js';

/** Prefix that separates us from other programs on the same Redis. It travels between releases: never rename it. */
const CHANNEL_PREFIX = 'callmanager:live';
const SNAPSHOT_EVENT = 'room_told';
const SHARDED_SINCE = 7;

/** Receives the snapshot of a room from another process; `null`: the room's entity was deleted. */
type Listener = (room: string, snapshot: BroadcastSnapshot | null) => void;

/**
 * Relays the snapshot that one process read to the dashboards' namespaces of all others, through Socket.IO's Redis
 * adapter. Nothing is queued while Redis is away; a process that waited in vain reads by itself.
 */
@Injectable()
export class RoomRelayService implements OnApplicationShutdown {
  private readonly log = new Logger(RoomRelayService.name);
  private namespace: Namespace | null = null;
  /** The publisher's and the adapter's subscribing connection. */
  private readonly connections: Redis[] = [];
  private stopWatchdog: (() => void) | null = null;
  /** The adapter of the namespace; null: none that reaches other processes. */
  private adapter: 'sharded' | 'classic' | null = null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** @param listener receives the broadcasts of other processes */
  attach(namespace: Namespace, listener: Listener): void {
    this.namespace = namespace;
    namespace.on(SNAPSHOT_EVENT, (room: string, snapshot: BroadcastSnapshot | null) =>
      listener(room, snapshot),
    );
    const url = this.configuration.redisUrl;
    if (!url) return;
    const publisher = this.connect(url);
    publisher.on('ready', () => void this.useAdapterFor(publisher, url));
    this.connections.push(publisher);
    this.stopWatchdog = startRedisWatchdog(this.connections);
  }

  onApplicationShutdown(): void {
    this.stopWatchdog?.();
    for (const connection of this.connections) connection.disconnect();
  }

  send(room: string, snapshot: BroadcastSnapshot | null): void {
    if (this.adapter) this.namespace!.serverSideEmit(SNAPSHOT_EVENT, room, snapshot);
  }

  /** Runs at each connection, since Redis may have returned with another version. */
  private async useAdapterFor(publisher: Redis, url: string): Promise<void> {
    const kind = await adapterKindOf(publisher).catch(() => null);
    if (!kind || kind === this.adapter || publisher.status !== 'ready') return;
    this.adapter = kind;
    const [former] = this.connections.splice(1);
    const subscriber = this.connect(url, { enableOfflineQueue: true, maxRetriesPerRequest: null });
    this.connections.push(subscriber);
    const create =
      kind === 'sharded'
        ? createShardedAdapter(publisher, subscriber, {
            channelPrefix: CHANNEL_PREFIX,
            subscriptionMode: 'static',
          })
        : createAdapter(publisher, subscriber, { key: CHANNEL_PREFIX });
    this.replaceAdapter(create);
    former?.disconnect();
  }

  private replaceAdapter(create: (namespace: Namespace) => Namespace['adapter']): void {
    const namespace = this.namespace!;
    const former = namespace.adapter;
    namespace.adapter = create(namespace);
    for (const [id, rooms] of former.sids) void namespace.adapter.addAll(id, rooms);
    void former.close();
  }

  private connect(url: string, options: RedisOptions = {}): Redis {
    const away = (error: Error): void =>
      this.log.warn(`Redis is away, each process reads rooms for itself: ${error.message}`);
    return quiet(openRedis(url, away, options));
  }
}

/** Redis supports sharded channels since version 7. */
async function adapterKindOf(redis: Redis): Promise<'sharded' | 'classic'> {
  const [, major] = /^redis_version:(\d+)/m.exec(await redis.info('server')) ?? [];
  return Number(major) >= SHARDED_SINCE ? 'sharded' : 'classic';
}

/** The adapter does not await its commands: one that fails while Redis is away must not end the process. */
function quiet(redis: Redis): Redis {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (...command) => {
    const answer = send(...command) as Promise<unknown>;
    answer.catch(() => undefined);
    return answer;
  };
  return redis;
}
