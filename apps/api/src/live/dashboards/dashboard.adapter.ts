import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Configuration } from '#libs/platform';
import { allowedHosts, isAllowedHost } from '../../edge/http/allowed-hosts.js';
import { SocketRegistryService } from '../connections/socket-registry.service.js';
import { closeForRestart, type EngineConnection } from './dashboard-transport.js';

/** Of one message from a client; joining takes some fifty bytes. */
const MAX_INCOMING_BYTES = 4096;

/**
 * Socket.IO on the server of the API, under `/socket.io/`. It leaves all other upgrades alone. What carries messages between
 * processes is put under the namespace later (`RoomRelayService`).
 */
export class DashboardAdapter extends IoAdapter {
  private readonly registry: SocketRegistryService;
  private readonly hosts: ReadonlySet<string> | null;
  private closing = false;

  constructor(
    app: NestFastifyApplication,
    private readonly configuration: Configuration,
  ) {
    super(app);
    this.registry = app.get(SocketRegistryService, { strict: false });
    this.hosts = allowedHosts(configuration);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const ours: Partial<ServerOptions> = {
      path: '/socket.io/',
      serveClient: false,
      destroyUpgrade: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MAX_INCOMING_BYTES,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      connectTimeout: 10_000,
      cors: { origin: this.configuration.corsOrigins, credentials: true },
      allowRequest: (request, answer) =>
        answer(this.rejectionReason(request), this.rejectionReason(request) === null),
    };
    return super.createIOServer(port, { ...options, ...ours } as ServerOptions);
  }

  /** Connections that are in no namespace yet; the server itself is the application's. */
  override async close(server: Server): Promise<void> {
    this.closing = true;
    for (const connection of Object.values(engineClients(server))) closeForRestart(connection);
    server.engine?.close();
  }

  private rejectionReason(request: IncomingMessage): string | null {
    if (!isAllowedHost(request, this.hosts)) return 'This host name is not served here.';
    return this.closing || this.registry.isFull ? 'Please try again in a moment.' : null;
  }
}

/** Of the server itself; a namespace has none of its own. engine.io keeps them for its own classes. */
function engineClients(server: Server): Record<string, EngineConnection> {
  return (
    (server.engine as unknown as { clients: Record<string, EngineConnection> } | undefined)
      ?.clients ?? {}
  );
}
