import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { MetricsService } from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { Returns, text } from '../edge/openapi/response-shapes.js';

/** Metrics of the process, its database and its queue, without personal data. */
@ApiTags('Health')
@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @ApiOperation({ operationId: 'readMetrics', summary: 'Metrics for Prometheus' })
  @ApiProduces('text/plain')
  @Get('metrics')
  @Allow('anyone')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Returns(200, text('# HELP process_cpu_seconds_total …'))
  read(): Promise<string> {
    return this.metrics.text();
  }
}
