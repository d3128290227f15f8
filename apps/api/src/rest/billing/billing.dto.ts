import { Text } from '../../edge/validation/fields.js';

export class CheckoutDto {
  @Text({
    max: 40,
    example: 'monthly',
    description: 'Key of one of the `plans` of `GET /billing/`.',
  })
  plan!: string;
}
