import { Module } from '@nestjs/common';
import { LaborModule } from '#libs/labor';
import { EdgeModule } from '../edge/edge.module.js';
import { Channels } from './channels.js';
import { HintRelay } from './hint-relay.js';
import { LiveDoor } from './live.door.js';
import { LiveSockets } from './live-sockets.js';
import { MessageNews } from './message-news.queries.js';
import { RequirementNews } from './requirement-news.queries.js';
import { Upgrades } from './upgrades.js';
import { Visitors } from './visitors.js';

/** Sockets on the port of the API: who may listen, and what they are told. */
@Module({
  imports: [EdgeModule, LaborModule],
  providers: [Upgrades, LiveDoor, Visitors, Channels, MessageNews, RequirementNews, LiveSockets, HintRelay],
  exports: [Upgrades, LiveSockets],
})
export class LiveModule {}
