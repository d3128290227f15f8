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
  /** `traceparent` of a caller elsewhere: the span is part of their trace. */
  parent?: string | null;
  /** `traceparent` of an earlier cause: the span begins a trace of its own that is linked to it. */
  cause?: string | null;
}

export interface OpenSpan {
  /** Spans that the function starts, now or later, are children of this one. */
  within<T>(run: () => T): T;
  /** @param error of it only the kind is recorded, since messages contain numbers and addresses */
  end(result?: { name?: string; attributes?: SpanAttributes; error?: unknown }): void;
}

/** The interface that tracing needs; `open-telemetry-tracer.ts` implements it. */
export interface Tracer {
  startTrace(span: SpanToStart, origin: TraceOrigin): OpenSpan;
  /** Null outside of a recorded span. */
  startChild(span: SpanToStart): OpenSpan | null;
  /** `traceparent` of the current span; null outside of one. */
  traceparent(): string | null;
  /** Sends the remaining spans. */
  stop(): Promise<void>;
}
