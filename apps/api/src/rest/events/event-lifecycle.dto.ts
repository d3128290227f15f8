import { Id } from '../../edge/validation/fields.js';

export class AssignStewardDto {
  @Id({
    nullable: true,
    example: 4,
    description: 'One of `GET /stewards/`. Blank or left out: nobody runs the event.',
  })
  steward_id?: number | null;
}
