import { Choice, Id } from '../../edge/validation/fields.js';

export class ClockInForm {
  @Id({ example: 17 }) call_time_id!: number;
  @Choice(['clock_in', 'clock_out']) action!: 'clock_in' | 'clock_out';
}
