import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * The metrics of this process, for Prometheus. Whatever is measured registers here; labels have few
 * values, and never name people, companies or addresses.
 */
@Injectable()
export class MetricsService {
  readonly registry = new Registry();
  private hasDefaults = false;

  /** In the text format 0.0.4. Measures the process itself from the first call on. */
  text(): Promise<string> {
    if (!this.hasDefaults) collectDefaultMetrics({ register: this.registry });
    this.hasDefaults = true;
    return this.registry.metrics();
  }
}
