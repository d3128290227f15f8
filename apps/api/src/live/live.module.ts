import { Module } from '@nestjs/common';
import { LaborModule } from '#libs/labor';
import { EdgeModule } from '../edge/edge.module.js';
import { WebSocketChannelPolicy } from './web-sockets/web-socket-channel.policy.js';
import { DashboardGateway } from './dashboards/dashboard.gateway.js';
import { DashboardRoomsService } from './dashboards/dashboard-rooms.service.js';
import { EntityPathQueries } from './dashboards/entity-path.queries.js';
import { RoomBroadcastService } from './dashboards/room-broadcast.service.js';
import { RoomClaimService } from './dashboards/room-claim.service.js';
import { RoomHintService } from './dashboards/room-hint.service.js';
import { RoomRelayService } from './dashboards/room-relay.service.js';
import { RoomReachQueries } from './dashboards/room-reach.queries.js';
import { RoomSnapshotQueries } from './dashboards/room-snapshot.queries.js';
import { WebSocketBroadcastService } from './web-sockets/web-socket-broadcast.service.js';
import { WebSocketServerService } from './web-sockets/web-socket-server.service.js';
import { TextProgressQueries } from './web-sockets/text-progress.queries.js';
import { LiveRequirementQueries } from './web-sockets/live-requirement.queries.js';
import { PageBroadcastService } from './pages/page-broadcast.service.js';
import { PageChannelService } from './pages/page-channel.service.js';
import { PageRoomQueries } from './pages/page-room.queries.js';
import { RequestPathQueries } from './pages/request-path.queries.js';
import { SocketMetricsService } from './connections/socket-metrics.service.js';
import { SocketRegistryService } from './connections/socket-registry.service.js';
import { SocketRevocationService } from './connections/socket-revocation.service.js';
import { SocketQuotaService } from './connections/socket-quota.service.js';
import { UpgradeRouterService } from './connections/upgrade-router.service.js';
import { SocketAuthenticatorService } from './connections/socket-authenticator.service.js';

const DASHBOARDS = [
  DashboardGateway,
  DashboardRoomsService,
  EntityPathQueries,
  RoomBroadcastService,
  RoomClaimService,
  RoomHintService,
  RoomReachQueries,
  RoomRelayService,
  RoomSnapshotQueries,
];

const PAGES = [PageBroadcastService, PageChannelService, PageRoomQueries, RequestPathQueries];

/** Sockets on the port of the API: authentication, access, and messages. */
@Module({
  imports: [EdgeModule, LaborModule],
  providers: [
    UpgradeRouterService,
    WebSocketServerService,
    SocketAuthenticatorService,
    WebSocketChannelPolicy,
    TextProgressQueries,
    LiveRequirementQueries,
    SocketRegistryService,
    SocketMetricsService,
    SocketRevocationService,
    SocketQuotaService,
    WebSocketBroadcastService,
    ...DASHBOARDS,
    ...PAGES,
  ],
  exports: [UpgradeRouterService, SocketRegistryService, SocketQuotaService],
})
export class LiveModule {}
