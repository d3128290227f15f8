import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Configuration, CONFIGURATION } from '#libs/platform';
import { allowedHosts, isAllowedHost } from '../../edge/http/allowed-hosts.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** Path of dashboards; Socket.IO listens for upgrades itself. */
const SOCKET_IO = '/socket.io/';

/** Handles upgrades on some paths. */
export interface UpgradeHandler {
  /** @param path without query, percent-encoding unchanged */
  handles(path: string): boolean;
  /** Takes over the socket: upgrades, refuses or ends it, and handles its errors. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Routes HTTP upgrades to their handlers. A path without a handler is answered 404. */
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

  /** The first handler that accepts the path is used, in the order of registration. */
  register(handler: UpgradeHandler): void {
    this.handlers.push(handler);
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
    const handler = this.handlers.find((one) => one.handles(path));
    if (handler) handler.handleUpgrade(request, socket, head);
    else refuseUpgrade(socket, 404);
  }
}
