import type { Configuration } from '../configuration/configuration.js';
import { finishesWithin } from '../process/finishes-within.js';
import { setTracer } from './tracing.js';

/** For the last spans to be sent when a process stops. */
const FLUSH_MS = 3000;

/**
 * Switches tracing on when `OTEL_EXPORTER_OTLP_ENDPOINT` is set; otherwise loads nothing. Call it before the server is made.
 *
 * @returns sends the last spans and switches it off
 */
export async function startTracing(
  { otlpEndpoint }: Pick<Configuration, 'otlpEndpoint'>,
  serviceName: string,
  warn: (sentence: string) => void,
): Promise<() => Promise<void>> {
  if (otlpEndpoint === null) return () => Promise.resolve();
  const { createOpenTelemetryTracer } = await import('./open-telemetry-tracer.js');
  const tracer = await createOpenTelemetryTracer({ endpoint: otlpEndpoint, serviceName, warn });
  setTracer(tracer);
  return async () => {
    setTracer(null);
    await finishesWithin(
      FLUSH_MS,
      tracer.stop().catch(() => undefined),
    );
  };
}
