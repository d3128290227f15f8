import type { TypedContact } from './new-contact-form.js';

/** The fields of a posted contact as they were typed, whatever they are. */
export function typedContact(body: unknown): TypedContact {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  return {
    name: text('name'),
    phone_number: text('phone_number'),
    sms_consent: text('sms_consent') === 'on',
    has_skill: text('has_skill') === 'on',
  };
}
