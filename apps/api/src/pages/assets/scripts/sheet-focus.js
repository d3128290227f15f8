/** One stop for Tab in each grid, and arrows within it (ARIA grid pattern). */
const WIDGETS = 'input, button, a[href]';
/** Id of the cell that has the focus, or had it last. */
let currentId = null;

document.addEventListener('focusin', ({ target }) => {
  const cell = target.closest('[data-grid] :is(td, th)');
  if (!cell || cell.closest('.sheet-below')) return;
  currentId = keyOf(cell);
  startGrids();
});

/** Again after each change of the page. */
export function startGrids() {
  for (const grid of document.querySelectorAll('[data-grid]')) {
    const cells = rowsOf(grid).flatMap((row) => [...row.cells]);
    const current = cells.find((cell) => keyOf(cell) === currentId) ?? firstOf(cells);
    for (const cell of cells) {
      for (const widget of cell.querySelectorAll(WIDGETS))
        if (!widget.matches('.sheet-input')) widget.tabIndex = -1;
      targetOf(cell).tabIndex = cell === current ? 0 : -1;
    }
  }
}

/** The cell with the focus; null: it is elsewhere, or in the panel of a row. */
export function currentCell() {
  const cell = document.activeElement?.closest('[data-grid] :is(td, th)');
  return cell && !cell.closest('.sheet-below') ? cell : null;
}

export function focusCell(cell) {
  const target = targetOf(cell);
  target.focus();
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** @param down, right steps; infinite ones go to the edge */
export function moveFocus(cell, down, right) {
  const rows = rowsOf(cell.closest('[data-grid]'));
  const row = rows[within(rows, rows.indexOf(cell.parentElement) + down)];
  const next = row.cells[within(row.cells, cell.cellIndex + right)];
  focusCell(next);
}

/** The editable cell so many rows below and so many editable columns to the right; undefined: there is none. */
export function cellsFrom(cell, down, right) {
  const rows = rowsOf(cell.closest('[data-grid]'));
  const row = rows[rows.indexOf(cell.parentElement) + down];
  const at = editableOf(cell.parentElement).indexOf(cell) + right;
  return row && editableOf(row)[at];
}

/** The next editable cell in reading order; undefined: it was the last. @param step 1 or -1 */
export function nextEditable(cell, step) {
  const all = rowsOf(cell.closest('[data-grid]')).flatMap(editableOf);
  return all[all.indexOf(cell) + step];
}

function editableOf(row) {
  return [...row.cells].filter((each) => each.matches('[data-field]'));
}

function rowsOf(grid) {
  return [...grid.rows].filter((row) => !row.matches('.sheet-below') && !row.closest('tfoot'));
}

/** The one control of a cell takes the focus itself; cells that are typed into take it as a whole. */
function targetOf(cell) {
  if (cell.matches('[data-field]')) return cell;
  const widget = [...cell.querySelectorAll(WIDGETS)].find((each) => !each.hidden);
  return widget ?? cell;
}

function firstOf(cells) {
  return cells.find((cell) => cell.matches('[data-field]')) ?? cells[0];
}

function keyOf(cell) {
  return cell.id || `${cell.parentElement.id} ${cell.cellIndex}`;
}

function within(list, at) {
  return Math.min(Math.max(at, 0), list.length - 1);
}
