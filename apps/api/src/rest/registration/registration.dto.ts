import { object, phone, type Static, text, uuid } from '../../edge/openapi/response-shapes.js';
import { PhoneText, Text } from '../../edge/validation/fields.js';

const TOKEN = {
  max: 64,
  example: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
  description: 'The invitation.',
};

export class StartRegistrationDto {
  @PhoneText({ description: 'The invited one.' }) phone!: string;
  @Text(TOKEN) token!: string;
}

export class RegisterDto {
  @Text({ max: 150, example: 'dana', description: 'Letters, digits and `@ . + - _`.' })
  username!: string;
  @PhoneText({ description: 'Read only: the account gets the invited one.' }) phone!: string;
  @Text({ max: 254, example: 'dana@crew.example', format: 'email' }) email!: string;
  @Text({
    max: 1000,
    example: 'four lamps over a truck',
    format: 'password',
    description: 'At least 8 characters; not digits alone, not common, not like your name.',
  })
  password!: string;
  @Text(TOKEN) token!: string;
  @Text({ max: 16, example: '042917', description: 'Six digits, from the text message.' })
  verification_code!: string;
  @Text({ max: 150, blank: true, optional: true, example: 'Dana' }) first_name?: string;
  @Text({ max: 150, blank: true, optional: true, example: 'Lee' }) last_name?: string;
}

export const InvitationShape = object('RegistrationInvitation', { phone: phone(), token: uuid() });
export type InvitationView = Static<typeof InvitationShape>;

export const CodeSentShape = object('CodeSent', {
  message: text('We sent a code to your phone.', 'For people.'),
  token: uuid(),
});
export type CodeSentView = Static<typeof CodeSentShape>;

export const RegisteredShape = object('Registered', { message: text('User created successfully') });
export type RegisteredView = Static<typeof RegisteredShape>;
