import { Invalid } from '#libs/kernel';
import type { TypedNumber } from '#libs/pay';
import { typedTexts } from '../frame/typed.js';

const FIELD = /^number_([1-9]\d{0,14})$/;

/**
 * Payroll numbers of a form with a field `number_<id>` for each worker, and `was_<id>` with what was shown in it: only those
 * that were changed. A blank one takes the number away.
 */
export function typedNumbers(body: Readonly<Record<string, unknown>>): TypedNumber[] {
  const texts = typedTexts(body);
  return Object.entries(texts).flatMap(([name, text]) => {
    const id = FIELD.exec(name)?.[1];
    const isChanged = id !== undefined && text.trim() !== (texts[`was_${id}`] ?? '').trim();
    return isChanged ? [{ workerId: Number(id), number: text }] : [];
  });
}

/** Errors of `numbers.<place>.number` beside the fields of the form. */
export function numberErrors(error: Invalid, typed: readonly TypedNumber[]): Invalid {
  const fields = Object.entries(error.fields).map(([name, sentences]) => {
    const place = /^numbers\.(\d+)\./.exec(name)?.[1];
    const worker = place === undefined ? undefined : typed[Number(place)];
    return [worker ? `number_${worker.workerId}` : name, sentences] as const;
  });
  return new Invalid(error.code, error.message, Object.fromEntries(fields));
}
