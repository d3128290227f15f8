import { Text } from '../../edge/validation/fields.js';

export class NewStationDto {
  @Text({
    max: 100,
    blank: true,
    optional: true,
    description: 'Name of the device or its entrance. Left out or blank: none.',
    example: 'North gate',
  })
  name?: string;
}

export class StationNameDto {
  @Text({
    max: 100,
    blank: true,
    description: 'Name of the device or its entrance. Blank: none.',
    example: 'North gate',
  })
  name!: string;
}

export class StationClockDto {
  @Text({
    max: 200,
    description: "UUID from the worker's QR code.",
    example: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
    format: 'uuid',
  })
  worker_token!: string;
}
