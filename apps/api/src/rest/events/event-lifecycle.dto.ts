import { Id } from '../../edge/validation/fields.js';

export class AssignStewardDto {
  @Id({
    nullable: true,
    example: 4,
    description: 'One of `GET /stewards/`. Blank or left out: the event has no steward.',
  })
  steward_id?: number | null;
}
