/** Morphs a part of the page into a newer one, and keeps what belongs to whoever looks at it. */
import { fillPlaces } from './live-later.js';

const HIGHLIGHT = 2000;
const ROWS = 'tr[id], li[id], article[id], section[id], [data-row][id]';
const FIELDS = 'input, textarea, select';

let morphNodes;
let isMorphing = false;

htmx.config.morphIgnore.push('data-new');
htmx.registerExtension('live', {
  init: ({ morph: given }) => (morphNodes = given),
  /** What somebody opened or closed stays so. */
  htmx_before_morph_attr: (element, { attrName }) =>
    !isMorphing || attrName !== 'open' || !element.matches('details, dialog'),
});

/** @param marksNew whether rows that were not there are highlighted */
export function morph(part, next, marksNew = true) {
  const restore = keep(part);
  const known = new Set([...part.querySelectorAll(ROWS)].map(({ id }) => id));
  // A parser without scripts makes elements of what is text in a page with scripts.
  for (const each of next.querySelectorAll('noscript')) each.textContent = each.innerHTML;
  keepAnswers(part, next);
  fillPlaces(next);
  const fragment = document.createDocumentFragment();
  fragment.append(next);
  isMorphing = true;
  try {
    morphNodes(part, fragment, false);
  } finally {
    isMorphing = false;
  }
  htmx.process(part);
  restore();
  if (marksNew) highlight(part, known);
}

/** What was answered to one's own last action stays until the next one, though the page itself no longer says it. */
function keepAnswers(part, next) {
  for (const answer of part.querySelectorAll('[data-answer][id]')) {
    const place = next.querySelector(`[id="${CSS.escape(answer.id)}"]`);
    if (place?.childElementCount === 0) place.append(...answer.cloneNode(true).childNodes);
  }
}

/** Whoever acts again, or goes on, has read the last answer. */
export function forgetAnswers(part) {
  for (const answer of part.querySelectorAll('[data-answer]')) answer.replaceChildren();
}

export function isAnythingTyped(part) {
  return [...part.querySelectorAll(FIELDS)].some(
    (field) => field.form?.role !== 'search' && isTouched(field),
  );
}

/** @returns a function that puts back typed values, focus and selection, and shows the new values elsewhere */
function keep(part) {
  const fields = [...part.querySelectorAll(FIELDS)];
  const touched = fields.filter((field) => groupOf(field, fields).some(isTouched));
  const values = new Map(
    touched.map((field) => [field, { key: keyOf(field), value: valueOf(field) }]),
  );
  const forms = new Set(touched.map(({ form }) => form));
  const shown = fields.filter((field) => field.matches('[data-shown]') && forms.has(field.form));
  for (const field of shown) values.set(field, { key: keyOf(field), value: field.value });
  const restoreFocus = keepFocus(part);
  const restoreSelection = keepSelection(part);
  return () => {
    const now = [...part.querySelectorAll(FIELDS)];
    const byKey = new Map(now.map((field) => [keyOf(field), field]));
    const kept = new Map();
    for (const [field, { key, value }] of values) {
      const target = field.isConnected ? field : byKey.get(key);
      if (target) kept.set(target, value);
    }
    for (const field of now) if (!kept.has(field)) setValue(field, defaultOf(field));
    for (const [field, value] of kept) setValue(field, value);
    restoreFocus(byKey);
    restoreSelection();
  };
}

/** The radio buttons of a group belong together. */
function groupOf(field, fields) {
  if (field.type !== 'radio') return [field];
  return fields.filter(
    ({ type, name, form }) => type === 'radio' && name === field.name && form === field.form,
  );
}

function isTouched(field) {
  if (field.type === 'file') return field.files.length > 0;
  if (!hasValue(field)) return false;
  return JSON.stringify(valueOf(field)) !== JSON.stringify(defaultOf(field));
}

function hasValue({ type }) {
  return !['hidden', 'file', 'submit', 'button', 'reset', 'image'].includes(type);
}

function valueOf(field) {
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked;
  if (field.matches('select'))
    return [...field.options].filter(({ selected }) => selected).map(({ value }) => value);
  return field.value;
}

/** What the server wrote into the page. */
function defaultOf(field) {
  if (field.type === 'checkbox' || field.type === 'radio') return field.defaultChecked;
  if (!field.matches('select')) return field.defaultValue;
  const options = [...field.options];
  const chosen = options.filter(({ defaultSelected }) => defaultSelected);
  if (field.multiple) return chosen.map(({ value }) => value);
  const first = chosen.at(-1) ?? options.find(({ disabled }) => !disabled) ?? options[0];
  return first ? [first.value] : [];
}

function setValue(field, value) {
  if (field.type === 'file' || JSON.stringify(valueOf(field)) === JSON.stringify(value)) return;
  if (field.type === 'checkbox') field.checked = value;
  else if (field.type === 'radio') field.checked ||= value;
  else if (field.matches('select'))
    for (const option of field.options) option.selected = value.includes(option.value);
  else setText(field, value);
}

/** The caret stays where it was. */
function setText(field, value) {
  const [start, end] = field === document.activeElement ? caretOf(field) : [null, null];
  field.value = value;
  if (start !== null) field.setSelectionRange(start, end);
}

function caretOf(field) {
  try {
    return [field.selectionStart, field.selectionEnd, field.selectionDirection];
  } catch {
    return [null, null, null]; // Fields for numbers and dates have none.
  }
}

/** Finds a field again that was replaced. */
function keyOf({ id, form, name, type, value }) {
  return (
    id ||
    `${form?.id ?? form?.getAttribute('action') ?? ''} ${name} ${type === 'radio' || type === 'checkbox' ? value : ''}`
  );
}

function keepFocus(part) {
  const element = document.activeElement;
  if (!part.contains(element)) return () => undefined;
  const key = element.matches(FIELDS) ? keyOf(element) : element.id;
  const [start, end, direction] = caretOf(element);
  const tabIndex = element.getAttribute('tabindex');
  return (byKey) => {
    const target = element.isConnected ? element : (byKey.get(key) ?? document.getElementById(key));
    // A row has the focus by an attribute that scripts gave it; without it the browser takes the focus away.
    if (tabIndex !== null) target?.setAttribute('tabindex', tabIndex);
    if (document.activeElement === target) return;
    target?.focus({ preventScroll: true });
    if (typeof start === 'number') target?.setSelectionRange?.(start, end, direction);
  };
}

/** Marked text of the page, for as long as it is there. */
function keepSelection(part) {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = getSelection();
  if (isCollapsed || !part.contains(anchorNode)) return () => undefined;
  return () => {
    if (!getSelection().isCollapsed || !anchorNode.isConnected || !focusNode.isConnected) return;
    const within = (node, offset) =>
      Math.min(offset, node.nodeValue?.length ?? node.childNodes.length);
    getSelection().setBaseAndExtent(
      anchorNode,
      within(anchorNode, anchorOffset),
      focusNode,
      within(focusNode, focusOffset),
    );
  };
}

/** Shows for a moment which rows are new. */
function highlight(part, known) {
  const added = [...part.querySelectorAll(ROWS)].filter(({ id }) => !known.has(id));
  for (const row of added) {
    if (added.some((other) => other !== row && other.contains(row))) continue;
    row.dataset.new = '';
    setTimeout(() => delete row.dataset.new, HIGHLIGHT);
  }
}
