/**
 * Forms that act on rows of a page (`data-stay`) are sent without leaving it: the answer is morphed in, notices included,
 * and the focus goes to the row that took the place of the one acted on. The address keeps what scripts wrote into it.
 */
import { showConnection } from './live-connection.js';
import { forgetAnswers, morph } from './live-morph.js';

const ROWS = '[data-rows] tbody tr, [data-row]';

addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches('[data-stay]')) return;
  event.preventDefault();
  void send(form, event.submitter);
});

async function send(form, button) {
  const at = rows().indexOf(button?.closest(ROWS) ?? document.activeElement.closest(ROWS));
  const body = new URLSearchParams(new FormData(form, button));
  const target = new URL(form.getAttribute('action') ?? '', location);
  if (target.pathname === location.pathname) target.search = location.search;
  try {
    const answer = await fetch(target, { method: 'POST', body, headers: { accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [main, next] = [document.getElementById('content'), fresh.getElementById('content')];
    const isSamePage = new URL(answer.url).pathname === location.pathname;
    if (!next || !isSamePage) return location.assign(answer.url);
    if (answer.ok) finish(form, answer.url);
    forgetAnswers(main);
    morph(main, next);
    document.getElementById('toasts').replaceChildren(...fresh.getElementById('toasts').childNodes);
    document.dispatchEvent(new CustomEvent('htmx:after:swap'));
    focusRow(at);
    if (form.closest('[data-toolbar]')) scrollTo({ top: 0 });
  } catch {
    showConnection('offline');
  } finally {
    form.sentAt = 0;
  }
}

/** Empties the form, but for what holds for the next act, too (`data-kept`). */
function finish(form, url) {
  const kept = [...form.elements].filter((field) => field.matches('[data-kept]'));
  const values = kept.map(({ value }) => value);
  form.reset();
  for (const [nth, field] of kept.entries()) field.value = values[nth];
  form.closest('dialog')?.close();
  history.replaceState(history.state, '', url);
}

/** Only where the focus was lost with its row. */
function focusRow(at) {
  if (at < 0 || document.activeElement !== document.body) return;
  const row = rows().at(Math.min(at, rows().length - 1));
  if (!row) return;
  row.tabIndex = -1;
  row.focus();
}

function rows() {
  return [...document.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());
}
