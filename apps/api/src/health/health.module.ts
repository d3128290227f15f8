import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { HealthController } from './health.controller.js';
import { ShutdownStateService } from './shutdown-state.service.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [MessagingModule],
  controllers: [HealthController, MetricsController],
  providers: [ShutdownStateService],
})
export class HealthModule {}
