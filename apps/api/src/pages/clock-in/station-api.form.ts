import { Invalid, looksLikeUuid } from '#libs/kernel';
import type { SentScan, SentScans } from '#libs/time-entry';
import { ListOf, Text, WholeNumber } from '../../edge/validation/fields.js';

const MOST_SCANS = 100;
/** Largest accepted offset of a device clock, ms: one that lost its time starts in 1970. */
const MOST_OFFSET = Date.UTC(3000, 0);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const EXAMPLE = '2031-05-01T11:52:00.123Z';

export class StationScanForm {
  @Text({ max: 36, example: '8b0c2f9e-1c55-4a0e-9f1a-6a2f6f0f9a11' }) id!: string;
  @Text({ max: 40, example: EXAMPLE }) at!: string;
  @Text({ max: 36, optional: true, example: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11' })
  token?: string;
  @Text({ max: 40, optional: true, example: 'K7P2QX' }) code?: string;
}

/** What a station's page sends: scans by the clock of the device, and how far that clock is off. */
export class StationScansForm {
  @Text({ max: 40, example: EXAMPLE }) sent_at!: string;
  @WholeNumber({ optional: true, min: -MOST_OFFSET, max: MOST_OFFSET, example: 312 })
  offset_ms?: number;
  @ListOf(StationScanForm) scans!: StationScanForm[];
}

/**
 * @param now the server's clock, for a device that has not measured it
 * @throws Invalid naming the field: no instant, no UUID, not exactly one of token and code, too many scans
 */
export function sentScansOf({ sent_at, offset_ms, scans }: StationScansForm, now: Date): SentScans {
  if (scans.length > MOST_SCANS)
    throw Invalid.field('scans', `Send at most ${MOST_SCANS} scans at once.`);
  const sentAt = instantOf(sent_at, 'sent_at');
  return {
    offsetMs: offset_ms ?? now.getTime() - sentAt.getTime(),
    scans: scans.map(sentScanOf),
  };
}

function sentScanOf({ id, at, token, code }: StationScanForm, nth: number): SentScan {
  const field = `scans.${nth}`;
  if (!looksLikeUuid(id)) throw Invalid.field(`${field}.id`, 'Not a UUID.');
  if ((token === undefined) === (code === undefined))
    throw Invalid.field(`${field}.token`, 'Send either token or code.');
  const read = token !== undefined ? { token } : { code };
  return { id: id.toLowerCase(), deviceAt: instantOf(at, `${field}.at`), ...read };
}

function instantOf(text: string, field: string): Date {
  const instant = new Date(INSTANT.test(text) ? text : Number.NaN);
  const year = instant.getUTCFullYear();
  if (!(year >= 1970 && year < 3000))
    throw Invalid.field(field, 'Not an instant. Use ISO 8601 with an offset.');
  return instant;
}
