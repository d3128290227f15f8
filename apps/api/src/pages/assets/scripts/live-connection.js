/**
 * What is the matter with the connection: `offline`, `unsent` (a form was held for that), `stale` (the page is not there any
 * more), or null.
 */
export function showConnection(state) {
  const box = document.getElementById('connection');
  if (!box) return;
  if (state === 'offline' && box.querySelector('[data-when=unsent]:not([hidden])')) return;
  for (const each of box.querySelectorAll('[data-when]')) each.hidden = each.dataset.when !== state;
  box.hidden = state === null;
}

/** Whether something said that the server cannot be reached: the browser, or the line on top. */
export function isConnectionDoubted() {
  const line =
    '#connection:not([hidden]) :is([data-when=offline], [data-when=unsent]):not([hidden])';
  return !navigator.onLine || document.querySelector(line) !== null;
}
