import { LANGUAGES, type Language } from '#libs/messaging';
import { Choice, Flag, Id, Ids, PhoneText, Text } from '../../edge/validation/fields.js';

export class NewWorkerDto {
  @Text({ max: 200, example: 'Worker One' }) name!: string;
  @PhoneText() phone_number!: string;
}

/** Fields that are left out stay unchanged. */
export class WorkerChangesDto {
  @Id({ example: 7 }) id!: number;
  @Id({
    nullable: true,
    example: 4,
    description:
      'The alternate phone to edit: `phone_number` and `label` are its own then. Never null.',
  })
  alt_id?: number | null;
  @Text({ max: 200, optional: true, example: 'Worker One' }) name?: string;
  @PhoneText({ optional: true }) phone_number?: string;
  @Text({ max: 100, nullable: true, example: 'home', description: 'Of an alternate phone.' })
  label?: string | null;
  @Ids({
    optional: true,
    example: [3],
    description: 'All skills of the worker; ids of other companies are ignored.',
  })
  labor_types?: number[];
  @Text({
    max: 10_000,
    blank: true,
    nullable: true,
    example: 'Has a forklift licence.',
    description: 'For managers only.',
  })
  notes?: string | null;
  @Choice(LANGUAGES, {
    optional: true,
    example: 'es',
    description: 'What texts to this worker are written in.',
  })
  language?: Language;
  @Id({ nullable: true, example: 3 }) primary_skill?: number | null;
  @Id({ nullable: true, example: 3 }) secondary_skill?: number | null;
}

/** Adds an alternate phone, or makes one the primary. */
export class AltPhoneDto {
  @Id({ example: 7 }) id!: number;
  @PhoneText({ optional: true, description: 'The number to add.', example: '+14155550112' })
  phone_number?: string;
  @Text({ max: 100, nullable: true, example: 'home' }) label?: string | null;
  @Id({
    nullable: true,
    example: 4,
    description: 'The alternate phone to make the primary one, with `make_primary`. Never null.',
  })
  alt_id?: number | null;
  @Flag({ optional: true, description: 'Swaps the alternate phone with the primary one.' })
  make_primary?: boolean;
}

export class WorkerToDeleteDto {
  @Id({ example: 7 }) id!: number;
  @Id({
    nullable: true,
    example: 4,
    description: 'With it only this alternate phone is deleted. Never null.',
  })
  alt_id?: number | null;
}
