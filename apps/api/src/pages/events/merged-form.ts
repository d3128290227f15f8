import type { Type } from '@nestjs/common';
import {
  type EditConflict,
  type FormValues,
  mergeEdit,
  readEdit,
} from '../frame/edit-conflicts.js';
import { readForm } from '../frame/read-form.js';

/** Somebody else changed the same fields while a form was open. Nothing was saved. */
export class EditOvertaken extends Error {
  constructor(
    readonly conflicts: readonly EditConflict[],
    /** What the form would show now. */
    readonly stored: FormValues,
  ) {
    super('Somebody else changed the same fields.');
  }
}

/**
 * Reads the form of something that others edit too. What the sender left alone is as it is stored now, and so are fields
 * that were not sent.
 *
 * @param stored what the form would show now, by field; read it with the row locked before saving
 * @param ticks check boxes, which are not sent when they are off
 * @throws EditOvertaken the sender and somebody else changed the same field
 * @throws Invalid naming each wrong field
 */
export function readMerged<T extends object>(
  Form: Type<T>,
  body: unknown,
  stored: FormValues,
  ticks: readonly string[] = [],
): Promise<T> {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const names = Object.keys(stored).filter((name) => name in sent || ticks.includes(name));
  const { changes, conflicts } = mergeEdit(readEdit(sent, names), stored);
  if (conflicts.length > 0) throw new EditOvertaken(conflicts, stored);
  return readForm(Form, { ...sent, ...stored, ...changes });
}

/** What the sent form showed when it was opened; where it does not say, what is stored. */
export function shownBy(body: unknown, stored: FormValues): FormValues {
  return readEdit(body, Object.keys(stored)).shown ?? stored;
}
