import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { OpenSocket } from '../connections/socket-registry.service.js';
import {
  type SocketChannel,
  WebSocketServerService,
} from '../web-sockets/web-socket-server.service.js';
import { PageBroadcastService } from './page-broadcast.service.js';
import { keyOf } from './page-room.js';
import { PageRoomQueries } from './page-room.queries.js';

const PATH = /^\/ws\/pages\/?$/;
/** A page has one room, and its frame another for the bell. */
const MAX_ROOMS = 4;

/** The path `/ws/pages/?room=…&room=…`: tells tabs that what they show has changed. */
@Injectable()
export class PageChannelService implements SocketChannel, OnApplicationBootstrap {
  constructor(
    private readonly server: WebSocketServerService,
    private readonly rooms: PageRoomQueries,
    private readonly broadcast: PageBroadcastService,
  ) {}

  onApplicationBootstrap(): void {
    this.server.serve(this);
  }

  handles(path: string): boolean {
    return PATH.test(path);
  }

  /** Rooms out of reach are left out. */
  async roomsFor(actor: Actor, _path: string, query: URLSearchParams): Promise<string[]> {
    const keys: string[] = [];
    for (const name of new Set(query.getAll('room').slice(0, MAX_ROOMS))) {
      keys.push(...(await this.rooms.find(actor, name)).map(keyOf));
    }
    return keys;
  }

  opened(socket: OpenSocket): void {
    this.broadcast.greet(socket);
  }
}
