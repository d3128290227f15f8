import type { JSX } from 'preact';
import type { LaborTypeRow } from '#libs/company';
import { CheckboxGroup } from '../frame/checkbox-group.js';
import { useWords } from '../frame/words.js';
import { CONTACTS_WORDS } from './contacts.words.js';

interface SkillChoiceProps {
  laborTypes: readonly LaborTypeRow[];
  /** Ids of the ticked ones. */
  chosen: readonly string[];
}

/** The skills of a contact, as `labor_types`; nothing where the company has none. */
export function SkillChoice({ laborTypes, chosen }: SkillChoiceProps): JSX.Element | null {
  const words = useWords(CONTACTS_WORDS);
  if (laborTypes.length === 0) return null;
  const options = laborTypes.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <CheckboxGroup legend={words.skills} name="labor_types" options={options} checked={chosen} />
  );
}
