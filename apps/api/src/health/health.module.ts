import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { HealthController } from './health.controller.js';
import { Leaving } from './leaving.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [MessagingModule],
  controllers: [HealthController, MetricsController],
  providers: [Leaving],
})
export class HealthModule {}
