import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { MetricsService } from '../metrics/metrics.service.js';
import { HintBus } from './hint-bus.js';

/** Tells whether Redis is configured, and there. */
@Injectable()
export class RedisMetricsService implements OnModuleInit {
  constructor(
    private readonly hints: HintBus,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    const { hints } = this;
    const registers = [this.metrics.registry];
    new Gauge({
      name: 'callmanager_redis_configured',
      help: 'Whether this process uses Redis: 1 or 0.',
      registers,
      collect() {
        this.set(hints.state === 'process' ? 0 : 1);
      },
    });
    new Gauge({
      name: 'callmanager_redis_up',
      help: 'Whether Redis is connected and carries hints: 1 or 0; 0 where none is configured.',
      registers,
      collect() {
        this.set(hints.state === 'redis' ? 1 : 0);
      },
    });
  }
}
