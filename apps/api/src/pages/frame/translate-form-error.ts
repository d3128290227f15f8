import type { Language } from '#libs/messaging';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import type { FormError } from './form-error.js';
import { SPANISH_SENTENCES } from './spanish-sentences.js';

/** What the checks of fields say, in Spanish; the start of a sentence and what it becomes. */
const FIELD_SENTENCES: [RegExp, string][] = [
  [/^This field (is required|may not be (blank|null))\.$/, 'Este campo es obligatorio.'],
  [/^Ensure this field has no more than (\d+) characters\.$/, 'No más de $1 caracteres.'],
  [/^Ensure this value is greater than or equal to ([\d.]+)\.$/, 'Al menos $1.'],
  [/^Ensure this value is less than or equal to ([\d.]+)\.$/, 'Como máximo $1.'],
  [/^A valid (integer|number) is required\.$/, 'Escriba un número.'],
  [/^Ensure this value is a multiple of 0\.5\.$/, 'En pasos de media hora.'],
  [/^Not a valid date\./, 'Esta no es una fecha válida.'],
  [/^Not a valid time\./, 'Esta no es una hora válida.'],
  [/^This is not a valid phone number\.$/, 'Este no es un número de teléfono válido.'],
  [/^Use the name of a time zone/, 'Use el nombre de una zona horaria, como America/New_York.'],
  [/^Choose a file\.$/, 'Elija un archivo.'],
  [
    /^Choose a file of contact cards/,
    'Elija un archivo de tarjetas (.vcf) o una tabla (.csv). En Excel: Guardar como, CSV UTF-8.',
  ],
];

/** The error of a form in the reader's language; sentences that have no translation stay as they are. */
export function translateFormError(error: FormError, language: Language): FormError {
  if (language === 'en') return error;
  const known = TRANSLATIONS[language].errorMessages[error.code];
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([name, sentence]) => [
      name,
      known && sentence === error.message ? known : translated(sentence),
    ]),
  );
  const [first] = Object.values(fields);
  const isOfField = error.code === 'fields.invalid';
  return {
    ...error,
    message: known ?? (isOfField && first ? first : translated(error.message)),
    fields,
  };
}

function translated(sentence: string): string {
  for (const [pattern, spanish] of [...FIELD_SENTENCES, ...SPANISH_SENTENCES])
    if (pattern.test(sentence)) return sentence.replace(pattern, spanish);
  return sentence;
}
