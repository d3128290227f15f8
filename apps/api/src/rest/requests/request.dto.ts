import { Choice, Id, Text } from '../../edge/validation/fields.js';

export class AskWorkerDto {
  @Id({ description: 'One of the workers of the company.', example: 7 }) worker_id!: number;
  @Choice(['request', 'reserve'] as const, {
    optional: true,
    description: '`reserve` keeps a place: a reserved yes always confirms. Default: `request`.',
  })
  action?: 'request' | 'reserve';
}

const MANAGER_ACTIONS = [
  'confirm',
  'decline',
  'delete',
  'cancel',
  'ncns',
  'showed_up',
  'call_out',
  'call_filled',
  'available',
] as const;
export type ManagerAction = (typeof MANAGER_ACTIONS)[number];

export class RequestActionDto {
  @Choice(MANAGER_ACTIONS, { example: 'confirm' }) action!: ManagerAction;
  /** Some clients send further values; only `available` has a meaning. */
  @Text({
    max: 20,
    optional: true,
    blank: true,
    example: 'yes',
    description: '`yes` or `no`, for `available` only.',
  })
  response?: string;
}
