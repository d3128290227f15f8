import type { Company } from '#libs/company';
import { companyNameInTexts, type Language } from '#libs/messaging';
import type { Prefixed, RowOf } from '#libs/platform';

/** A contact who may have sent a text, and the relation of their company to the number. */
export type TextedContact = Prefixed<
  'company',
  Pick<RowOf<Company>, 'id' | 'name' | 'name_short' | 'phone_number' | 'email'>
> & {
  worker_id: number;
  /** The number that is texted. */
  phone_number: string;
  language: Language;
  /** Whether the text came from the number that is texted; otherwise from an alternate one. */
  is_own_number: boolean;
  /** When the company's question for consent was asked; null: none is open. */
  consent_asked_at: Date | null;
  /** Whether the company has texted the number, or asked it. */
  is_texted: boolean;
};

/**
 * The sender of a text: in each company the contact with the number, else the only one with it as an alternate number.
 * If two share an alternate number, the sender is unknown.
 */
export function contactsMeant(found: readonly TextedContact[]): TextedContact[] {
  return found.filter((contact) => {
    const others = found.filter(
      (other) => other.company_id === contact.company_id && other.worker_id !== contact.worker_id,
    );
    return contact.is_own_number || others.length === 0;
  });
}

export function companyNameOf(contact: TextedContact): string {
  return companyNameInTexts({
    companyName: contact.company_name,
    companyShortName: contact.company_name_short,
  });
}
