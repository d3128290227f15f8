import { escape } from './html.js';

/** Properties of JSX that are no attributes. */
const NOT_SHOWN = new Set(['children', 'key']);
/** Drawings keep their capitals. */
const WITH_CAPITALS = new Set(['viewBox', 'preserveAspectRatio']);
const UNSAFE_NAME = /[\s\n\\/='"\0<>]/;

/** The attribute of each property that was ever used, beginning with a blank; null: there is none. */
const NAMES = new Map<string, string | null>();

/** All properties of an element as attributes. False and nothing are left out, true has no value. */
export function attributesOf(properties: object): string {
  let attributes = '';
  for (const property in properties) {
    let name = NAMES.get(property);
    if (name === undefined) NAMES.set(property, (name = nameOf(property)));
    if (name === null) continue;
    const value: unknown = properties[property as keyof typeof properties];
    if (value === null || value === undefined) continue;
    if (typeof value === 'boolean' && !isSpelledOut(property)) {
      if (value) attributes += name;
    } else if (value === '') attributes += name;
    else attributes += `${name}="${escape(textOf(value, property))}"`;
  }
  return attributes;
}

/** @throws Error the attribute means something to React alone: it is written as in HTML here */
function nameOf(property: string): string | null {
  if (NOT_SHOWN.has(property) || UNSAFE_NAME.test(property)) return null;
  if (/^(className|htmlFor|ref|dangerouslySetInnerHTML|default[A-Z].*|on[A-Z].*)$/.test(property))
    throw new Error(`An element has no attribute "${property}".`);
  return ` ${WITH_CAPITALS.has(property) ? property : property.toLowerCase()}`;
}

/** Attributes whose false is not the same as none, as `aria-hidden="false"`. */
const ENUMERATED = new Set(['spellcheck', 'draggable']);

function isSpelledOut(property: string): boolean {
  return property.startsWith('aria-') || property.startsWith('data-') || ENUMERATED.has(property);
}

/** @throws Error the value is no text */
function textOf(value: unknown, property: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  throw new Error(`The attribute "${property}" is a ${typeof value}.`);
}
