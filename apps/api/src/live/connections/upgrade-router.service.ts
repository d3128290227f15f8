import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Configuration, CONFIGURATION } from '#libs/platform';
import { allowedHosts, isAllowedHost } from '../../edge/http/allowed-hosts.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** Connections of dashboards; Socket.IO listens for upgrades itself. */
const SOCKET_IO = '/socket.io/';

/** Who takes over connections on some paths. */
export interface UpgradeHandler {
  /** @param path without query, percent signs as they came */
  handles(path: string): boolean;
  /** From here on the socket is the door's: it upgrades, refuses or ends it, and handles the socket's errors. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The one place where connections ask to become something else than HTTP. Nobody's path: 404. */
@Injectable()
export class UpgradeRouterService implements OnApplicationBootstrap {
  private readonly handlers: UpgradeHandler[] = [];
  private readonly hosts: ReadonlySet<string> | null;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.hosts = allowedHosts(configuration);
  }

  /** The first door that opens is entered; doors are asked in the order they were added. */
  register(door: UpgradeHandler): void {
    this.handlers.push(door);
  }

  onApplicationBootstrap(): void {
    const server = this.adapterHost.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.route(request, socket, head),
    );
  }

  private route(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return refuseUpgrade(socket, 400);
    if (!isAllowedHost(request, this.hosts)) return refuseUpgrade(socket, 400);
    const path = (request.url ?? '').split('?', 1)[0]!;
    if (path.startsWith(SOCKET_IO)) return;
    const door = this.handlers.find((one) => one.handles(path));
    if (door) door.handleUpgrade(request, socket, head);
    else refuseUpgrade(socket, 404);
  }
}
