import { Choice, Id, PhoneText, Text } from '../../edge/validation/fields.js';

const ACTIONS = ['invite', 'end', 'resend', 'withdraw'] as const;

/** What was pressed on the page of people. */
export class PeopleActionForm {
  @Choice(ACTIONS, { example: 'invite' }) action!: (typeof ACTIONS)[number];
  /** Of the role or the invitation. */
  @Id({ optional: true }) id?: number;
}

export class ManagerInvitationForm {
  @PhoneText() phone!: string;
  @Text({ max: 254, optional: true, example: 'dana@acme.example' }) email?: string;
}

const STEWARD_ACTIONS = ['invite', 'withdraw', 'end'] as const;

/** What was pressed on the page of stewards; without an action, a contact is invited. */
export class StewardActionForm {
  @Choice(STEWARD_ACTIONS, { optional: true, example: 'invite' })
  action?: (typeof STEWARD_ACTIONS)[number];
  /** The contact. */
  @Id({ optional: true }) worker_id?: number;
  /** The role that ends. */
  @Id({ optional: true }) role_id?: number;
}

export class StewardSearchQuery {
  @Text({ max: 200, optional: true, example: 'dana' }) search?: string;
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
}
