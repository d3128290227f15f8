import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { MetricsService } from '#libs/platform';
import { SocketRegistryService } from './socket-registry.service.js';

/** Measures how many sockets are open, by kind. */
@Injectable()
export class SocketMetricsService implements OnModuleInit {
  constructor(
    private readonly sockets: SocketRegistryService,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    const { sockets } = this;
    new Gauge({
      name: 'callmanager_sockets_open',
      help: 'Open sockets: raw ones of /ws/ and dashboards of /live.',
      labelNames: ['kind'],
      registers: [this.metrics.registry],
      collect() {
        for (const [kind, count] of Object.entries(sockets.countByKind()))
          this.set({ kind }, count);
      },
    });
  }
}
