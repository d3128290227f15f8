import { Flag, Text } from '../../edge/validation/fields.js';
import {
  choice,
  flag,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const PASSWORD = {
  max: 1000,
  blank: true,
  example: 'four lamps over a truck',
  format: 'password',
} as const;
const OTP = {
  max: 64,
  example: '287082',
  description: 'Six digits of the authenticator app, or a recovery code.',
} as const;

export class BeginSecondFactorDto {
  @Text(PASSWORD) current_password!: string;
}

export class ConfirmSecondFactorDto {
  @Text({ ...OTP, description: 'Six digits of the authenticator app.' }) otp!: string;
}

export class ProvenSecondFactorDto {
  @Text(PASSWORD) current_password!: string;
  @Text(OTP) otp!: string;
}

export class SecondFactorPolicyDto {
  @Flag({
    description:
      'Whether owners, managers and administrators may act for the company only with a second factor.',
  })
  required!: boolean;
}

export const SecondFactorShape = object('SecondFactor', {
  enabled: flag(true, 'Whether signing in asks for a code.'),
  required: flag(false, 'Whether a company of yours asks for it.'),
  recovery_codes_left: integer(10),
});

export const NewSecondFactorShape = object('NewSecondFactor', {
  secret: text('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'Base32, for typing it into the app.'),
  uri: text(
    'otpauth://totp/CallManager:dana?issuer=CallManager&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    'The same for a QR code.',
  ),
});

export const RecoveryCodesShape = object('RecoveryCodes', {
  status: choice(['success']),
  message: text('The second factor is set up.', 'For people.'),
  recovery_codes: list(
    text('9f2c5-e0e6f-5a4c5-89f0a'),
    'Ten codes, shown once; each signs in once instead of a code of the app.',
  ),
});
export type RecoveryCodesView = Static<typeof RecoveryCodesShape>;

export const SecondFactorPolicyShape = object('SecondFactorPolicy', { required: flag(true) });
