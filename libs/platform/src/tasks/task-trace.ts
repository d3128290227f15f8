import { currentTraceparent } from '../tracing/tracing.js';

/** A payload as it is queued: while tracing, with the trace that causes the task. */
interface QueuedPayload {
  traceparent?: string;
}

export function withTrace<Payload extends object>(payload: Payload): Payload & QueuedPayload {
  const traceparent = currentTraceparent();
  return traceparent ? { ...payload, traceparent } : payload;
}

/** The payload as it was given, and its cause. */
export function splitTrace(queued: unknown): { payload: unknown; cause: string | null } {
  if (typeof queued !== 'object' || queued === null) return { payload: queued, cause: null };
  if (!('traceparent' in queued)) return { payload: queued, cause: null };
  const { traceparent, ...payload } = queued;
  return { payload, cause: typeof traceparent === 'string' ? traceparent : null };
}
