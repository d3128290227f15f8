/** Tables whose rows can be marked: mark all, a range with shift, how many are marked. */
let last = null;
const CARDS = globalThis.matchMedia('(max-width: 47.99rem)');

addEventListener('click', (event) => {
  const all = event.target.closest('[data-mark-all]');
  if (all) {
    for (const box of boxes(all)) if (!box.disabled) box.checked = all.checked;
    count();
    return;
  }
  const box = event.target.closest('[data-mark]');
  if (!box) return;
  if (event.shiftKey && last?.isConnected && last.name === box.name) {
    const row = boxes(box);
    const [from, to] = [row.indexOf(last), row.indexOf(box)].sort((a, b) => a - b);
    for (const each of row.slice(from, to + 1)) if (!each.disabled) each.checked = box.checked;
  }
  last = box;
  count();
});
addEventListener('change', count);
addEventListener('pageshow', count);
document.addEventListener('htmx:after:swap', start);
document.addEventListener('live:read', start);
start();

function start() {
  for (const box of document.querySelectorAll('[data-mark][checked]')) markByHand(box);
  for (const all of document.querySelectorAll('[data-mark-all]')) all.hidden = false;
  if (CARDS.matches) nameParts();
  count();
}

/** Safari forgets that cards are rows of a table; the page does not say it, since each cell would weigh more. */
function nameParts() {
  for (const row of document.querySelectorAll('.table tbody tr')) {
    row.role = 'row';
    for (const cell of row.cells) cell.role = 'cell';
  }
}

/** A row that the answer to a refused form marks again is marked like one by hand: pages that are read again keep it. */
function markByHand(box) {
  box.defaultChecked = false;
  box.checked = true;
}

function boxes(within) {
  return [...within.closest('table').querySelectorAll('[data-mark]')];
}

function count() {
  let isMarking = false;
  for (const toolbar of document.querySelectorAll('[data-toolbar]')) {
    const marked = document.querySelectorAll(
      `[data-mark][form="${CSS.escape(toolbar.dataset.toolbar)}"]:checked`,
    ).length;
    const shown = toolbar.querySelector('[data-marked]');
    if (shown) shown.textContent = marked > 0 ? shown.dataset.marked.replace('#', marked) : '';
    toolbar.toggleAttribute('data-none', marked === 0);
    isMarking ||= marked > 0;
  }
  document.body.toggleAttribute('data-marking', isMarking);
  for (const all of document.querySelectorAll('[data-mark-all]')) {
    const free = boxes(all).filter((box) => !box.disabled);
    const marked = free.filter((box) => box.checked).length;
    all.checked = marked > 0 && marked === free.length;
    all.indeterminate = marked > 0 && marked < free.length;
  }
}
