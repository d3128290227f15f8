import type { AuditTrailRow } from '#libs/notification';
import type { AUDIT_WORDS } from './audit.words.js';

type AuditWords = (typeof AUDIT_WORDS)['en'];

/** Who did it: 'Dana Lee', 'Sam Park as Dana Lee', 'System', 'By text message' … */
export function whoInWords(
  row: Pick<AuditTrailRow, 'actor' | 'actor_kind' | 'impersonator'>,
  words: AuditWords,
): string {
  if (row.actor) return row.impersonator ? words.actedAs(row.impersonator, row.actor) : row.actor;
  if (row.actor_kind === 'house') return words.system;
  if (row.actor_kind === 'text-message') return words.byText;
  return row.actor_kind === 'public' ? words.visitor : words.link;
}

/** 'Call moved: Load in'; an action without words of its own is shown by its name. */
export function doneInWords(
  {
    action,
    subject,
    subject_name: name,
  }: Pick<AuditTrailRow, 'action' | 'subject'> & { subject_name?: string | null },
  words: AuditWords,
): string {
  const done = words.actions[action] ?? action.replaceAll(/[._]/g, ' ');
  return name && subject !== 'company' ? `${done}: ${name}` : done;
}
