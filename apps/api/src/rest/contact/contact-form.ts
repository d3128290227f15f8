import type { ContactMessage } from '#libs/messaging';

/** Errors by field, one sentence each. */
export type ContactFormErrors = Partial<Record<keyof ContactMessage, string>>;

const MAX_LENGTHS: Record<keyof ContactMessage, number> = {
  name: 200,
  email: 254,
  company: 200,
  message: 5_000,
  phone: 32,
};
const OPTIONAL = new Set(['phone']);
const EMAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** Reads the public contact form, trimmed. Errors of this form are sentences, not lists. */
export function readContactForm(
  body: unknown,
): { contact: ContactMessage } | { complaints: ContactFormErrors } {
  const given =
    typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : {};
  const complaints: ContactFormErrors = {};
  const contact: ContactMessage = { name: '', email: '', company: '', message: '', phone: '' };
  for (const field of Object.keys(MAX_LENGTHS) as (keyof ContactMessage)[]) {
    const value = given[field] ?? '';
    const complaint = fieldError(field, value);
    if (complaint) complaints[field] = complaint;
    else contact[field] = (value as string).trim();
  }
  return Object.keys(complaints).length > 0 ? { complaints } : { contact };
}

function fieldError(field: keyof ContactMessage, value: unknown): string | null {
  if (typeof value !== 'string') return 'Not a valid string.';
  const text = value.trim();
  if (text === '') return OPTIONAL.has(field) ? null : 'This field is required.';
  if ([...text].length > MAX_LENGTHS[field])
    return `Ensure this field has no more than ${MAX_LENGTHS[field]} characters.`;
  return field === 'email' && !EMAIL.test(text) ? 'Enter a valid email address.' : null;
}
