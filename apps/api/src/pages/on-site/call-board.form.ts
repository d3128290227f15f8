import { Choice, Id, Text } from '../../edge/validation/fields.js';

/** What a tap on the board asks for. */
export const BOARD_ACTIONS = [
  'text',
  'replace',
  'no_show',
  'showed_up',
  'confirm',
  'stop',
] as const;

export class BoardForm {
  @Choice(BOARD_ACTIONS) action!: (typeof BOARD_ACTIONS)[number];
  /** Of the row; of `confirm`, the request of who said yes. */
  @Id({ optional: true, example: 41 }) request_id?: number;
  /** The requirement's slug, for `stop`. */
  @Text({ max: 20, optional: true, example: 'rQ4mEs1' }) labor?: string;
}
