import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Configuration } from '#libs/platform';
import { allowedHosts, isAllowedHost } from '../../edge/http/allowed-hosts.js';
import { SocketRegistryService } from '../connections/socket-registry.service.js';
import { closeForRestart, type EngineConnection } from './dashboard-transport.js';

/** Maximum size of a client's message; a join takes some fifty bytes. */
const MAX_INCOMING_BYTES = 4096;

/**
 * Runs Socket.IO on the server of the API, under `/socket.io/`, and leaves other upgrades alone. `RoomRelayService`
 * later sets the adapter between processes.
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

  /** Closes connections without a namespace; the HTTP server itself belongs to the application. */
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

/** The engine's connections belong to the server, not to a namespace. engine.io hides them from its types. */
function engineClients(server: Server): Record<string, EngineConnection> {
  return (
    (server.engine as unknown as { clients: Record<string, EngineConnection> } | undefined)
      ?.clients ?? {}
  );
}
