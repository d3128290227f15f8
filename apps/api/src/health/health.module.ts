import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { HealthController } from './health.controller.js';
import { SystemStatusQueries } from './system-status.queries.js';
import { ShutdownStateService } from './shutdown-state.service.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [MessagingModule],
  controllers: [HealthController, MetricsController],
  providers: [ShutdownStateService, SystemStatusQueries],
  exports: [SystemStatusQueries],
})
export class HealthModule {}
