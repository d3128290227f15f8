import type { JSX } from 'preact';
import type { FormError } from './form-error.js';
import { NoticeBox } from './notice-box.js';

/** Refusals that ask: the same form, sent again, is done. */
const CONFIRMED = new Set(['pay_period.changes_closed']);

/** Whether a form was sent again after such a refusal. */
export function isConfirmed(body: unknown): boolean {
  return (body as { confirmed?: unknown } | null | undefined)?.confirmed === '1';
}

/**
 * What is wrong with a form, above its fields: its sentence, and the errors of fields that the form does not show.
 *
 * @param shown names of the form's fields, whose errors stand beside them
 */
export function FormErrors({
  error,
  shown = [],
}: {
  error?: FormError | null;
  shown?: readonly string[];
}): JSX.Element | null {
  if (!error) return null;
  const elsewhere = Object.entries(error.fields).filter(([name]) => !shown.includes(name));
  const sentences = new Set([error.message, ...elsewhere.map(([, sentence]) => sentence)]);
  const isQuestion = CONFIRMED.has(error.code);
  return (
    <NoticeBox tone={isQuestion ? 'warning' : 'danger'}>
      {isQuestion && <input type="hidden" name="confirmed" value="1" />}
      {[...sentences].filter(Boolean).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </NoticeBox>
  );
}
