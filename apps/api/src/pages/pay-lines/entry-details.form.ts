import { EXTRA_KINDS, type ExtraKind, MAX_EXTRA_AMOUNT } from '#libs/pay';
import { Choice, Flag, Ids, Money, Text } from '../../edge/validation/fields.js';
import { readForm } from '../frame/read-form.js';

/** All that a manager says about the pay of an entry, sent together. */
export class EntryDetailsForm {
  @Flag({ optional: true }) sent_home?: boolean;
  @Flag({ optional: true }) waived_first_meal?: boolean;
  @Flag({ optional: true }) waived_second_meal?: boolean;
  /** Of a further extra; absent: none. */
  @Money({ decimals: 2, max: MAX_EXTRA_AMOUNT, optional: true }) amount?: number;
  @Choice(EXTRA_KINDS) kind!: ExtraKind;
  @Text({ max: 200, optional: true, blank: true, example: 'Van to the venue' }) note?: string;
  /** Ids of extras. */
  @Ids({ optional: true }) removed?: number[];
  @Text({ max: 500, optional: true, blank: true, example: 'The hotel bill came late' })
  reason?: string;
}

type Given = Readonly<Record<string, unknown>>;

/** @throws Invalid naming each wrong field */
export function readEntryDetails(body: unknown): Promise<EntryDetailsForm> {
  const given = (body ?? {}) as Given;
  return readForm(EntryDetailsForm, { ...given, removed: listOf(given['removed']) });
}

/** Sent twice, it would be added twice. */
export function isExtraTyped(body: unknown): boolean {
  const { amount } = (body ?? {}) as Given;
  return typeof amount === 'string' && amount.trim() !== '';
}

/** What was typed, for the form that was refused. */
export interface TypedDetails {
  texts: Readonly<Record<string, string>>;
  /** Ids of extras. */
  removed: readonly string[];
}

export function typedDetails(body: unknown): TypedDetails {
  const given = (body ?? {}) as Given;
  const texts = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { texts: Object.fromEntries(texts), removed: listOf(given['removed']).map(String) };
}

/** One ticked box comes as a text, several as a list. */
function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
