import type { Base } from './objects.js';

export interface Event extends Base<'event'> {
  api_version: string;
  data: { object: object };
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** An event of the v2 API. Its notification has no `data`; that has to be read. */
export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  /** ISO 8601. */
  created: string;
  livemode: false;
  type: string;
  reason: null;
  context: null;
  related_object: { id: string; type: string; url: string } | null;
  data: Record<string, unknown>;
  changes: null;
}
