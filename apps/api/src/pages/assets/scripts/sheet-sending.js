/** Sends typed cells, one after the other, and puts the answer, only what has changed, into the page. */
let last = Promise.resolve();

/** @param cells of cell, what was typed, and what it showed before (left out: what it shows) */
export function sendCells(cells) {
  const form = document.getElementById(cells[0][0].closest('[data-grid]').dataset.grid);
  const body = new URLSearchParams(new FormData(form));
  body.set('action', 'edit_cells');
  body.delete('act');
  for (const [cell, typed, shown = cell.dataset.shown] of cells) {
    body.append('request_id', cell.parentElement.dataset.row);
    body.append('field', cell.dataset.field);
    body.append('typed', typed);
    body.append('shown', shown);
  }
  return inTurn(async () => {
    const ids = cells.map(([cell, typed]) => [cell.id, typed]);
    const status = await send(form, body);
    if (status === 200 || status === 409) return status === 409 && decide();
    for (const [id, typed] of ids) refuse(document.getElementById(id), typed);
    askWhy();
  });
}

/** A form that asks for one of two values. */
export function sendForm(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  return inTurn(async () => {
    const status = await send(form, body);
    form.sentAt = 0;
    if (status === 409) decide();
  });
}

function inTurn(task) {
  last = last.then(task, task);
  return last;
}

/** @returns the status; 0: there was no answer */
async function send(form, body) {
  try {
    const answer = await fetch(form.getAttribute('action') || location, {
      method: 'POST',
      body,
      headers: { accept: 'text/html', 'hx-request-type': 'partial' },
    });
    const html = await answer.text();
    if (!html.includes('<hx-partial')) return location.reload();
    show(html);
    return answer.status;
  } catch {
    return 0;
  }
}

/** Parts as htmx names them; the morph keeps what is typed. */
function show(html) {
  const answer = document.createElement('template');
  answer.innerHTML = html.replace(/<(\/?)hx-partial/g, '<$1template');
  for (const partial of answer.content.querySelectorAll('template[hx-target]')) {
    const part = document.querySelector(partial.getAttribute('hx-target'));
    const next = partial.content.firstElementChild;
    if (part && next)
      document.dispatchEvent(new CustomEvent('live:swap', { detail: { part, next } }));
  }
  document.dispatchEvent(new CustomEvent('htmx:after:swap'));
}

/** What was typed stays in the cell, marked; the notice says why it was refused. */
function refuse(cell, typed) {
  if (!cell || cell.matches('[data-editing]')) return;
  cell.dataset.refused = typed;
  cell.querySelector('.sheet-value').textContent = typed;
}

/** Where only the reason is missing, it has the focus; whoever types on is not interrupted. */
function askWhy() {
  if (document.querySelector('[data-editing]')) return;
  document.querySelector('#reason[aria-invalid]')?.focus();
}

/** Whoever types on is not interrupted; else the question has the focus, and no button: a second Enter decides nothing. */
function decide() {
  const question = document
    .querySelector('#sheet-notice [data-cell]')
    ?.closest('[id^="conflict-"]');
  if (!question || document.querySelector('[data-editing]')) return;
  question.tabIndex = -1;
  question.focus();
}
