/**
 * News as toasts: three at most, on a phone one. The others are a line with their number that leads to the
 * notifications. None is told twice: two readings at the same time bring the same.
 */
const ADDRESS = '/app/notifications/';
const MOST = 3;
/** Ids of toasts. */
const told = new Set();
let more = 0;

/** @param others ids of news that are only counted */
export function tell(toasts, others) {
  const box = document.getElementById('toasts');
  const fresh = toasts.filter(({ id }) => isNew(id));
  const counted = others.filter(isNew);
  if (fresh.length + counted.length === 0) return;

  const line = box.querySelector('.toasts-more');
  more = (line ? more : 0) + counted.length;
  line?.remove();
  box.append(...fresh);
  const shown = [...box.querySelectorAll('.toast')];
  const excess = Math.max(shown.length - (innerWidth < 640 ? 1 : MOST), 0);
  for (const old of shown.filter(({ id }) => id).slice(0, excess)) {
    old.remove();
    more += 1;
  }
  if (more > 0) box.append(lineOf(box.dataset));
}

function isNew(id) {
  const isFirst = !told.has(id);
  told.add(id);
  return isFirst;
}

/** It fades as they do. */
function lineOf({ one, many }) {
  const line = document.createElement('a');
  line.href = ADDRESS;
  line.className = 'toasts-more link';
  line.dataset.toast = 'fades';
  line.textContent = more === 1 ? one : many.replace('#', more);
  return line;
}
