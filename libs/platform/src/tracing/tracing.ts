import type { OpenSpan, SpanToStart, TraceOrigin, Tracer } from './tracer.js';

/** The tracer of this process; null without tracing, and everything below does nothing. */
let tracer: Tracer | null = null;

export function setTracer(given: Tracer | null): void {
  tracer = given;
}

export function isTracing(): boolean {
  return tracer !== null;
}

/** Begins a request or a task. Null without tracing. */
export function startTrace(span: SpanToStart, origin: TraceOrigin): OpenSpan | null {
  return tracer && tracer.startTrace(span, origin);
}

/** Begins a part of the current request or task. Null without tracing, and outside of both. */
export function startSpan(span: SpanToStart): OpenSpan | null {
  return tracer && tracer.startChild(span);
}

/** Runs a part of the current request or task within a span. @throws what it throws */
export function traced<T>(span: SpanToStart, run: () => Promise<T>): Promise<T> {
  const open = startSpan(span);
  return open ? runWithin(open, run) : run();
}

/** Runs within an open span, and ends it. @throws what it throws */
export async function runWithin<T>(open: OpenSpan, run: () => Promise<T>): Promise<T> {
  try {
    const result = await open.within(run);
    open.end();
    return result;
  } catch (error) {
    open.end({ error });
    throw error;
  }
}

/** `traceparent` of the current span, for later work that it causes; null without tracing. */
export function currentTraceparent(): string | null {
  return tracer && tracer.traceparent();
}
