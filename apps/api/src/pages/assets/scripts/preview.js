/**
 * The row that has the focus is shown in the panel beside the list (`#preview`), on screens where there is one. The address
 * remembers who is shown, so that a page that is read again still shows them.
 */
const PATIENCE = 150;
const WORKER = /\/worker\/(\d+)\/$/;
let waiting = 0;
let shown = '';

addEventListener('focusin', ({ target }) => later(addressOf(target)));
addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest('button, input'))
    return;
  const address = addressOf(event.target);
  if (!address) return;
  if (event.target.closest('a')) event.preventDefault();
  later(address);
});

/** Null: no row, or no panel to show it in. */
function addressOf(target) {
  if (!document.getElementById('preview')?.checkVisibility()) return null;
  const row = target.closest?.('[data-preview], [data-rows] tbody tr');
  const address = row?.querySelector('a')?.pathname;
  return WORKER.test(address ?? '') ? address : null;
}

/** Moving through many rows asks for the last one only. */
function later(address) {
  if (!address || address === shown) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address), PATIENCE);
}

async function show(address) {
  shown = address;
  const answer = await fetch(address, { headers: { 'HX-Request-Type': 'partial' } });
  const panel = document.getElementById('preview');
  if (!answer.ok || shown !== address || !panel) return;
  panel.innerHTML = await answer.text();
  const here = new URL(location);
  here.searchParams.set('person', WORKER.exec(address)[1]);
  history.replaceState(history.state, '', here);
}
