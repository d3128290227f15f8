import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Allow } from '../edge/auth/allow.js';
import { Returns, text } from '../edge/openapi/response-shapes.js';

/** For Prometheus. Numbers about the process and its queue, never about people. */
@ApiTags('Health')
@Controller()
export class MetricsController {
  private readonly registry = new Registry();

  constructor(@InjectDataSource() dataSource: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'callmanager_tasks_waiting',
      help: 'Tasks that are due or will be.',
      registers: [this.registry],
      async collect() {
        const [row] = await dataSource.query<{ count: number }[]>(
          'select count(*) as count from graphile_worker.jobs where locked_at is null',
        );
        this.set(row?.count ?? 0);
      },
    });
  }

  @ApiOperation({ operationId: 'readMetrics', summary: 'Metrics for Prometheus' })
  @ApiProduces('text/plain')
  @Get('metrics')
  @Allow('anyone')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Returns(200, text('# HELP process_cpu_seconds_total …'))
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
