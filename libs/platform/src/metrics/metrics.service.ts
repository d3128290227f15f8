import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { finishesWithin } from '../process/finishes-within.js';

/** Shorter than Prometheus waits for a scrape. */
const DATABASE_TIMEOUT_MS = 2000;

export interface Sample {
  labels?: Record<string, string>;
  value: number;
}

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

  /**
   * A gauge whose samples are read from the database at each scrape. It has none while the database does not
   * answer within two seconds, so that the other metrics are there when they are needed most.
   */
  databaseGauge(
    described: { name: string; help: string; labelNames?: string[] },
    read: () => Promise<Sample[]>,
  ): void {
    let reading: Promise<Sample[]> | null = null;
    new Gauge({
      ...described,
      registers: [this.registry],
      async collect() {
        this.reset();
        if (!described.labelNames) this.remove(); // Without labels, a reset leaves a zero.
        reading ??= read()
          .catch(() => [])
          .finally(() => (reading = null));
        let samples: Sample[] = [];
        await finishesWithin(
          DATABASE_TIMEOUT_MS,
          reading.then((found) => void (samples = found)),
        );
        for (const { labels = {}, value } of samples) this.set(labels, value);
      },
    });
  }
}
