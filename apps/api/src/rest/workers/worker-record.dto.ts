import { choice, integer, object, type Static } from '../../edge/openapi/response-shapes.js';
import { Choice } from '../../edge/validation/fields.js';

export class AdjustmentDto {
  @Choice(['increment', 'decrement'] as const) action!: 'increment' | 'decrement';
}

export const NoShowCountShape = object('NoShowCount', {
  status: choice(['success']),
  nocallnoshow: integer(1),
});
export type NoShowCountView = Static<typeof NoShowCountShape>;

export const CanceledCountShape = object('CanceledCount', {
  status: choice(['success']),
  canceled_requests: integer(1),
});
export type CanceledCountView = Static<typeof CanceledCountShape>;
