/** The cell that is being typed into. It lives in the cell, and stays there while the page is read again. */
import { focusCell, moveFocus, nextEditable } from './sheet-focus.js';
import { sendCells } from './sheet-sending.js';

/** The open cell, its field, and what it showed when it was opened. */
let open = null;

export function isEditing() {
  return open !== null;
}

/** @param typed the first character; left out: what the cell shows, or what was refused */
export function beginEdit(cell, typed) {
  if (open?.cell === cell) return;
  if (open) commit();
  const { shown, refused } = cell.dataset;
  const text = textOf(cell);
  const input = document.createElement('input');
  Object.assign(input, {
    className: 'sheet-input',
    type: 'text',
    maxLength: 200,
    autocomplete: 'off',
  });
  input.defaultValue = text;
  input.value = typed ?? refused ?? text;
  input.setAttribute('aria-label', labelOf(cell));
  input.setAttribute('enterkeyhint', 'next');
  if (refused !== undefined) input.setAttribute('aria-invalid', 'true');
  delete cell.dataset.refused;
  cell.dataset.editing = '';
  cell.append(input);
  // What was refused is sent again as it is: the reason for it may be gone.
  open = { cell, input, text: refused === undefined ? text : null, shown };
  input.addEventListener('keydown', onKey);
  input.addEventListener('focusout', onLeave);
  input.focus();
  if (typed === undefined) input.select();
}

function onKey(event) {
  if (event.isComposing) return;
  const { key, shiftKey } = event;
  const { cell } = open;
  const step = shiftKey ? -1 : 1;
  if (key === 'Escape') {
    const wasRefused = open.text === null;
    close();
    if (wasRefused) document.dispatchEvent(new CustomEvent('live:again'));
    focusCell(cell);
  } else if (key === 'Enter') {
    commit();
    moveFocus(cell, step, 0);
  } else if (key === 'Tab') {
    const next = nextEditable(cell, step);
    commit();
    focusCell(next ?? cell);
    if (!next) return;
  } else return event.stopPropagation();
  event.preventDefault();
  event.stopPropagation();
}

/** Whoever taps elsewhere is done. A page that is read again gives the focus back at once. */
function onLeave() {
  const left = open;
  setTimeout(() => {
    if (open && open === left && document.hasFocus() && document.activeElement !== open.input)
      commit();
  });
}

function commit() {
  const { cell, input, text, shown } = open;
  const typed = input.value.trim();
  close();
  if (!cell.isConnected || typed === text) return;
  valueOf(cell).textContent = typed;
  void sendCells([[cell, typed, shown]]);
}

/** What others changed meanwhile is read again. */
function close() {
  const { cell, input, shown } = open;
  open = null;
  input.remove();
  delete cell.dataset.editing;
  if (cell.dataset.shown !== shown) document.dispatchEvent(new CustomEvent('live:again'));
}

function valueOf(cell) {
  return cell.querySelector('.sheet-value');
}

/** As one types it; a dash stands for none. */
export function textOf(cell) {
  return cell.dataset.shown === '' ? '' : valueOf(cell).textContent;
}

function labelOf(cell) {
  const name = cell.parentElement.querySelector('.sheet-name');
  return `${cell.dataset.title}, ${name.textContent}`;
}
