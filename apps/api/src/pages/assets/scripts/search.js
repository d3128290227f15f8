/** Results below the header's field while one types; arrow keys move along them, Enter opens, Escape closes. */
const WAIT = 150;
let timer = 0;
let asked = 0;

const field = () => document.querySelector('[data-search]');
const panel = () => document.getElementById('search-panel');

addEventListener('input', (event) => {
  if (!event.target.matches('[data-search]') || !panel()) return;
  clearTimeout(timer);
  timer = setTimeout(find, WAIT);
});

addEventListener('focusin', (event) => {
  if (!panel()?.matches(':popover-open')) return;
  if (event.target !== field() && !panel().contains(event.target)) panel().hidePopover();
});

addEventListener('pointerdown', (event) => {
  if (panel()?.matches(':popover-open') && !event.target.closest('#search-panel, .top-search'))
    panel().hidePopover();
});

addEventListener('keydown', (event) => {
  if (!panel()?.matches(':popover-open')) return;
  const stops = [field(), ...panel().querySelectorAll('a[href]')];
  const at = stops.indexOf(document.activeElement);
  if (at === -1) return;
  if (event.key === 'Escape') {
    event.preventDefault(); // It would clear the field, too.
    panel().hidePopover();
    field().focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    stops.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % stops.length).focus();
  }
});

async function find() {
  const search = field().value.trim();
  const turn = ++asked;
  if (search === '') return panel().hidePopover();
  try {
    const answer = await fetch(`/app/search/?${new URLSearchParams({ q: search })}`, {
      headers: { 'hx-request-type': 'partial' },
      redirect: 'manual',
    });
    if (!answer.ok || turn !== asked) return;
    panel().innerHTML = await answer.text();
    if (document.activeElement === field()) panel().showPopover();
  } catch {
    panel().hidePopover(); // Offline: the form still leads to the page.
  }
}
