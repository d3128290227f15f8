import type { SpanExporter } from '@opentelemetry/sdk-trace';

const MINUTE_MS = 60_000;

/** Warns, at most once a minute, when spans do not arrive; they are lost then. */
export function warningExporter(
  exporter: SpanExporter,
  url: string,
  warn: (sentence: string) => void,
): SpanExporter {
  let warnedAt = -Infinity;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error && performance.now() - warnedAt > MINUTE_MS) {
          warnedAt = performance.now();
          const { code, message } = result.error as { code?: string; message: string };
          warn(`Traces do not reach ${new URL(url).origin}: ${code ?? message}`);
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
