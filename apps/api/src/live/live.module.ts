import { Module } from '@nestjs/common';
import { LaborModule } from '#libs/labor';
import { EdgeModule } from '../edge/edge.module.js';
import { Channels } from './channels.js';
import { DashboardGateway } from './dashboards/dashboard.gateway.js';
import { DashboardMembers } from './dashboards/dashboard-members.js';
import { DashboardRelay } from './dashboards/dashboard-relay.js';
import { Places } from './dashboards/places.queries.js';
import { RoomReach } from './dashboards/room-reach.queries.js';
import { RoomStandings } from './dashboards/room-standing.queries.js';
import { HintRelay } from './hint-relay.js';
import { LiveDoor } from './live.door.js';
import { LiveSockets } from './live-sockets.js';
import { MessageNews } from './message-news.queries.js';
import { RequirementNews } from './requirement-news.queries.js';
import { Seats } from './seats.js';
import { Upgrades } from './upgrades.js';
import { Visitors } from './visitors.js';

const DASHBOARDS = [
  DashboardGateway,
  DashboardMembers,
  DashboardRelay,
  Places,
  RoomReach,
  RoomStandings,
];

/** Sockets on the port of the API: who may listen, and what they are told. */
@Module({
  imports: [EdgeModule, LaborModule],
  providers: [
    Upgrades,
    LiveDoor,
    Visitors,
    Channels,
    MessageNews,
    RequirementNews,
    LiveSockets,
    Seats,
    HintRelay,
    ...DASHBOARDS,
  ],
  exports: [Upgrades, LiveSockets, Seats],
})
export class LiveModule {}
