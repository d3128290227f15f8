import { Choice, Id, Text } from '../../edge/validation/fields.js';

const PASSWORD = { max: 1000, blank: true, optional: true, example: 'four lamps over a truck' };

export class ProfileForm {
  @Text({ max: 150, blank: true, optional: true, example: 'Dana' }) first_name?: string;
  @Text({ max: 150, blank: true, optional: true, example: 'Lee' }) last_name?: string;
  @Text({ max: 254, blank: true, optional: true, example: 'dana@crew.example' }) email?: string;
  @Text({ max: 32, blank: true, optional: true, example: '+14155550111' }) phone_number?: string;
  @Text(PASSWORD) current_password?: string;
}

const FACTOR_ACTIONS = ['begin', 'confirm', 'renew', 'disable'] as const;

export class SecondFactorForm {
  @Choice(FACTOR_ACTIONS, { example: 'begin' }) action!: (typeof FACTOR_ACTIONS)[number];
  @Text(PASSWORD) current_password?: string;
  @Text({ max: 64, blank: true, optional: true, example: '287082' }) otp?: string;
  /** As it was shown, so that a wrong code needs no other one. Base32; it counts for nothing but the picture. */
  @Text({ max: 64, blank: true, optional: true, example: 'JBSWY3DPEHPK3PXP' }) secret?: string;
}

const CREDENTIAL_ACTIONS = ['end_key', 'end_session', 'end_others'] as const;

export class CredentialForm {
  @Choice(CREDENTIAL_ACTIONS, { example: 'end_key' })
  action!: (typeof CREDENTIAL_ACTIONS)[number];
  @Id({ optional: true }) id?: number;
}
