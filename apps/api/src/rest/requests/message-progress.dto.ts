import { Invalid } from '#libs/kernel';
import { Text } from '../../edge/validation/fields.js';

export class SinceQuery {
  @Text({
    max: 40,
    optional: true,
    example: '2031-05-01T12:00:00Z',
    description:
      'Only texts written since this instant, such as that of the last press. Left out: all.',
  })
  since?: string;
}

/** @throws Invalid the value is no instant */
export function sinceOf({ since }: SinceQuery): Date | null {
  if (!since) return null;
  const instant = new Date(since);
  const isReadable =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(since) && !Number.isNaN(instant.getTime());
  if (!isReadable)
    throw Invalid.field('since', 'Datetime has wrong format. Use YYYY-MM-DDThh:mm:ssZ.');
  return instant;
}
