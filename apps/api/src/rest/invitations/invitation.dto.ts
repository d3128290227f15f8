import { PhoneText, Text } from '../../edge/validation/fields.js';

export class InvitationDto {
  @PhoneText() phone!: string;
  @Text({
    max: 254,
    optional: true,
    example: 'dana@acme.example',
    description: 'The same link goes there, too. Left out: by text alone.',
  })
  email?: string;
}

export class StewardInvitationDto extends InvitationDto {
  @Text({
    max: 200,
    optional: true,
    example: 'Dana Lee',
    description: 'Of the contact. Left out: as it is.',
  })
  name?: string;
}

export class OwnerRegistrationDto {
  @Text({ max: 150, example: 'dana', description: 'Letters, digits and `@ . + - _`.' })
  username!: string;
  @Text({ max: 150, example: 'Dana' }) first_name!: string;
  @Text({ max: 150, optional: true, example: 'Lee' }) last_name?: string;
  @Text({ max: 254, example: 'dana@acme.example' }) email!: string;
  @Text({ max: 200, example: 'correct horse battery', format: 'password' }) password!: string;
  @Text({ max: 200, example: 'correct horse battery', format: 'password' })
  confirm_password!: string;
  @Text({ max: 200, example: 'Acme Productions' }) company_name!: string;
  @Text({ max: 10, optional: true, example: 'ACME', description: 'For text messages.' })
  company_short_name?: string;
}
