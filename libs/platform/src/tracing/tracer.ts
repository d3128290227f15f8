type SpanAttributes = Record<string, string | number>;

export interface SpanToStart {
  /** Few different ones: a route, a kind of statement, a task; never an address with its values. */
  name: string;
  kind: 'server' | 'client' | 'consumer';
  /** Names of OpenTelemetry's semantic conventions, or `callmanager.…`. Nothing about people, no secrets. */
  attributes?: SpanAttributes;
}

/** Where a trace comes from, each a `traceparent` of W3C; malformed ones count as absent. */
export interface TraceOrigin {
  /** Of a caller elsewhere: the span is part of their trace. */
  parent?: string | null;
  /** Of what caused it earlier: the span begins a trace of its own that is linked to it. */
  cause?: string | null;
}

export interface OpenSpan {
  /** What the function begins, now or later, is part of the span. */
  within<T>(run: () => T): T;
  /** @param error what was thrown; of it only the kind is told, since messages carry numbers and addresses */
  end(result?: { name?: string; attributes?: SpanAttributes; error?: unknown }): void;
}

/** What tracing needs of a library; `open-telemetry-tracer.ts` fits OpenTelemetry to it. */
export interface Tracer {
  startTrace(span: SpanToStart, origin: TraceOrigin): OpenSpan;
  /** Null outside of a recorded span. */
  startChild(span: SpanToStart): OpenSpan | null;
  /** Of the current span; null outside of one. */
  traceparent(): string | null;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}
