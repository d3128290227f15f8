import { FILLING_WAYS, type FillingWay } from '#libs/labor';
import { Choice, Flag, Ids, PhoneText, Text } from '../../edge/validation/fields.js';

const WAY = {
  optional: true,
  description:
    '`request` puts on the list, `reserve` keeps a place too, `confirm` makes one of the crew and texts them. Default: `request`.',
} as const;

export class FillWorkersDto {
  @Ids({
    description:
      'Workers of the company. Those who cannot be are listed in `errors` and do not stop the others.',
  })
  worker_ids!: number[];
  @Choice(FILLING_WAYS, WAY) action?: FillingWay;
}

export class SkilledWorkersDto {
  @Ids({ description: 'Workers of the company; others are ignored.' }) worker_ids!: number[];
}

export class CrewContactDto {
  @Text({ max: 100, example: 'Dana Rigger' }) name!: string;
  @PhoneText() phone_number!: string;
  @Flag({
    optional: true,
    description:
      'The person agreed to be texted, by word or on paper. Recorded with who says so and when.',
  })
  sms_consent?: boolean;
  @Flag({ optional: true, description: 'The person has the skill that the requirement asks for.' })
  has_skill?: boolean;
  @Choice(FILLING_WAYS, WAY) action?: FillingWay;
}
