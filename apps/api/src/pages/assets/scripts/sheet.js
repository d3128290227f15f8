/** A time sheet: cells that one types into (`sheet-editor.js`), pasted columns, undo by Ctrl-Z, print. */
import { beginEdit, isEditing, textOf } from './sheet-editor.js';
import { cellsFrom, currentCell, moveFocus, startGrids } from './sheet-focus.js';
import { sendCells, sendForm } from './sheet-sending.js';

const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};
/** What times begin with: digits, noon, now, midnight, mediodía, ahora, and the sign for none. */
const STARTS = /^[\dnma-]$/i;

// What is typed or was refused stays while the page is read again below it.
htmx.config.morphIgnore.push('data-editing', 'data-refused');
htmx.config.morphSkipChildren += ', [data-editing], [data-refused]';

addEventListener('keydown', onKey, true);
addEventListener('click', onClick);
addEventListener('submit', onSubmit);
document.addEventListener('paste', onPaste);
document.addEventListener('copy', onCopy);
for (const news of ['live:read', 'htmx:after:swap']) document.addEventListener(news, start);
start();

function start() {
  startGrids();
  for (const button of document.querySelectorAll('[data-print]')) button.hidden = false;
}

function onKey(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target, isComposing } = event;
  if (isComposing || isEditing() || document.querySelector('dialog:modal, :popover-open')) return;
  if ((ctrlKey || metaKey) && !shiftKey && key === 'z') {
    if (target.matches('input:not([type=checkbox]), textarea')) return;
    const button = document.querySelector('[data-undo]');
    if (!button) return;
    event.preventDefault();
    return button.click();
  }
  const cell = currentCell();
  if (!cell || altKey) return;
  const move = MOVES[key];
  if (move) {
    event.preventDefault();
    const [down, right] = move;
    return moveFocus(cell, ctrlKey && right !== 0 ? Math.sign(right) * Infinity : down, right);
  }
  if (ctrlKey || metaKey || !cell.matches('[data-field]')) return;
  if (key === 'Enter' || key === 'F2') beginEdit(cell);
  else if (key === 'Delete' && cell.dataset.field === 'breaks') sendCells([[cell, '-']]);
  else if (key === 'Delete' || key === 'Backspace') beginEdit(cell, '');
  else if (STARTS.test(key)) beginEdit(cell, key);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function onClick(event) {
  if (event.target.closest('[data-print] button')) return print();
  const { ctrlKey, metaKey, shiftKey } = event;
  const cell = event.target.closest('[data-grid] [data-field]');
  if (!cell || ctrlKey || metaKey || shiftKey || event.target.matches('input')) return;
  event.preventDefault();
  beginEdit(cell);
}

/** The choice between two values of a cell. */
function onSubmit(event) {
  if (event.defaultPrevented || !event.target.matches('[data-cell]')) return;
  event.preventDefault();
  void sendForm(event.target, event.submitter);
}

/** A column, or several, from a spreadsheet: fills the cells below and to the right. */
function onPaste(event) {
  const cell = currentCell();
  if (!cell?.matches('[data-field]') || isEditing()) return;
  event.preventDefault();
  const lines = event.clipboardData
    .getData('text/plain')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const typed = lines.flatMap((line, down) =>
    line.split('\t').map((text, right) => [cellsFrom(cell, down, right), text.trim()]),
  );
  const known = typed.filter(([target, text]) => target && text !== '');
  if (known.length > 0) void sendCells(known);
}

function onCopy(event) {
  const cell = currentCell();
  if (!cell || isEditing() || !getSelection().isCollapsed) return;
  event.preventDefault();
  event.clipboardData.setData(
    'text/plain',
    cell.matches('[data-field]') ? textOf(cell) : cell.textContent.trim(),
  );
}
