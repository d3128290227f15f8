import type { Base } from './objects.js';

export interface Meter extends Base<'billing.meter'> {
  customer_mapping: { event_payload_key: string; type: 'by_id' };
  default_aggregation: { formula: 'sum' | 'count' | 'last' };
  display_name: string;
  event_name: string;
  event_time_window: null;
  status: 'active' | 'inactive';
  status_transitions: { deactivated_at: number | null };
  updated: number;
  value_settings: { event_payload_key: string };
}

export interface MeterEvent {
  identifier: string;
  object: 'billing.meter_event';
  created: number;
  livemode: false;
  event_name: string;
  payload: Record<string, string>;
  timestamp: number;
}
