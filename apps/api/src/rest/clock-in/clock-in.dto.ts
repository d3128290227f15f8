import { Choice, Id } from '../../edge/validation/fields.js';

export class ClockInDto {
  @Id({ description: 'One of the call times of the page.', example: 9 }) call_time_id!: number;
  @Choice(['clock_in', 'clock_out'] as const) action!: 'clock_in' | 'clock_out';
}
