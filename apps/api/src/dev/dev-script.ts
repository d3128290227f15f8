/**
 * Polls for new texts every two seconds and inserts them without disturbing input; sends answers without leaving the
 * page. Without scripts the page works too, and shows new texts when it is loaded again.
 */
export const DEV_SCRIPT = `
const EVERY = 2000;
const row = document.querySelector('[data-phones]');

async function refresh() {
  const answer = await fetch('/dev/phones', { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const phones = [...fresh.querySelectorAll('.phone')];
  if (phones.length > 0) row.querySelector('.empty')?.remove();
  for (const phone of phones.reverse()) {
    const shown = document.getElementById(phone.id);
    if (!shown) row.prepend(document.importNode(phone, true));
    else renew(shown.querySelector('[data-live]'), phone.querySelector('[data-live]'));
  }
}

function renew(shown, fresh) {
  if (shown.innerHTML !== fresh.innerHTML) shown.replaceChildren(...document.importNode(fresh, true).childNodes);
}

async function send(event) {
  const form = event.target.closest('[data-reply]');
  if (!form) return;
  event.preventDefault();
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) return form.submit();
  if (form.elements.body.type === 'text') form.elements.body.value = '';
  await refresh();
}

if (row) {
  document.addEventListener('submit', send);
  setInterval(() => document.hidden || refresh().catch(() => undefined), EVERY);
}
`.trimStart();
