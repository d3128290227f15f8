import { AsyncLocalStorage } from 'node:async_hooks';
import type { Link, Span, SpanContext } from '@opentelemetry/api';
import type { OpenSpan, SpanToStart, TraceOrigin, Tracer } from './tracer.js';
import { warningExporter } from './warning-exporter.js';

export interface TracesDestination {
  /** Base address of an OTLP receiver, such as `http://collector:4318`. */
  endpoint: string;
  /** Unless `OTEL_SERVICE_NAME` or `OTEL_RESOURCE_ATTRIBUTES` name another. */
  serviceName: string;
  warn: (sentence: string) => void;
}

/**
 * Sends spans by OTLP over HTTP, in batches. OpenTelemetry is loaded here and nowhere else; headers and time-outs
 * come from its own variables `OTEL_EXPORTER_OTLP_…`.
 */
export async function createOpenTelemetryTracer(destination: TracesDestination): Promise<Tracer> {
  const [api, { parseTraceParent }, resources, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const url = `${destination.endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = warningExporter(new OTLPTraceExporter({ url }), url, destination.warn);
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ 'service.name': destination.serviceName }))
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('callmanager');
  const kinds = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    consumer: api.SpanKind.CONSUMER,
  };
  const current = new AsyncLocalStorage<Span>();

  function start(
    { name, kind, attributes = {} }: SpanToStart,
    parent: SpanContext | null,
    links: Link[],
  ): OpenSpan {
    const context = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes, links }, context);
    return {
      within: (run) => current.run(span, run),
      end: ({ name: newName, attributes: found, error } = {}) => {
        if (newName) span.updateName(newName);
        if (found) span.setAttributes(found);
        if (error !== undefined) {
          span.setAttribute('error.type', errorTypeOf(error));
          span.setStatus({ code: api.SpanStatusCode.ERROR });
        }
        span.end();
      },
    };
  }

  return {
    startTrace(span, { parent, cause }: TraceOrigin) {
      const causedBy = cause ? parseTraceParent(cause) : null;
      const remote = parent ? parseTraceParent(parent) : null;
      return start(span, remote, causedBy ? [{ context: causedBy }] : []);
    },
    startChild(span) {
      const parent = current.getStore();
      return parent?.isRecording() ? start(span, parent.spanContext(), []) : null;
    },
    traceparent() {
      const context = current.getStore()?.spanContext();
      if (!context) return null;
      const flags = context.traceFlags.toString(16).padStart(2, '0');
      return `00-${context.traceId}-${context.spanId}-${flags}`;
    },
    stop: () => provider.shutdown(),
  };
}

/** A code such as `23505` or `ECONNREFUSED`, a status, else the class; never a message. */
function errorTypeOf(error: unknown): string {
  if (typeof error === 'number') return String(error);
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && /^\w{1,40}$/.test(code)) return code;
  return error instanceof Error ? error.constructor.name : typeof error;
}
