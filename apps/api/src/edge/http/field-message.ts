/** The form of our field names; other keys of a client are not repeated in answers. */
const NAME = /^[a-z0-9_.]{1,60}$/i;

/**
 * Turns a sentence about a field into one that can stand alone, since the app shows only the `message` of a 400:
 * `event_name`, `This field may not be blank.` becomes `Event name may not be blank.`
 *
 * @param field as on the wire; entries of lists are numbered from 0: `labor_requests.0.id`
 */
export function messageNaming(field: string, sentence: string): string {
  if (field === 'non_field_errors' || !NAME.test(field)) return sentence;
  const words = wordsOf(field);
  if (sentence.toLowerCase().includes(words)) return sentence;
  if (/^this (field|list|value)\b/i.test(sentence))
    return capitalized(sentence.replace(/^this \w+/i, words));
  if (/\bthis (field|value)\b/.test(sentence))
    return sentence.replace(/\bthis (field|value)\b/, words);
  return `${capitalized(words)}: ${uncapitalized(sentence)}`;
}

/** `labor_requests.0.id` becomes `labor requests 1 id`. */
function wordsOf(field: string): string {
  return field
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll('_', ' ')))
    .join(' ')
    .trim()
    .toLowerCase();
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Abbreviations such as `SMS` keep their letters. */
function uncapitalized(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
