import { Choice, Flag, Id, PhoneText, Text, WholeNumber } from '../../edge/validation/fields.js';

const ACTIONS = ['invite', 'resend', 'withdraw'] as const;

/** What was pressed on the dashboard; without an action, an owner is invited. */
export class OwnerInvitationAction {
  @Choice(ACTIONS, { optional: true, example: 'invite' }) action?: (typeof ACTIONS)[number];
  /** Of the invitation. */
  @Id({ optional: true }) id?: number;
}

export class OwnerInvitationForm {
  @PhoneText() phone!: string;
}

export class SwitchesForm {
  @Flag({ optional: true }) time_tracking?: boolean;
  @WholeNumber({ min: 0, max: 30, example: 30 }) round_up_target!: number;
}

export class ListQuery {
  @Text({ max: 200, optional: true, example: 'acme' }) search?: string;
  @WholeNumber({ optional: true, min: 1, max: 100_000, example: 2 }) page?: number;
  @Text({ max: 4, optional: true, example: '25' }) per_page?: string;
}
