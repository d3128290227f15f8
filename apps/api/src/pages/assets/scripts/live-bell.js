/** The bell of a page whose own content has not changed, and the notifications below it. */
import { morph } from './live-morph.js';
import { tell } from './live-toasts.js';

const ADDRESS = '/app/notifications/';
/** A page that is read again brings its bell along. */
const PAUSE = 400;
let timer = 0;
/** Id of the newest notification that this page knows. */
let newest = newestAtBell();

export function readBellIfOlderThan(version) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (version > Number(bell()?.dataset.version ?? Infinity)) void read();
  }, PAUSE);
}

/** On pages that are not live themselves. */
export function readBell() {
  if (!document.querySelector('main[data-room]')) readBellIfOlderThan(Infinity);
}

addEventListener('click', (event) => {
  const panel = document.getElementById('feed-panel');
  if (!panel || !event.target.closest('#bell') || !isPlain(event)) return;
  event.preventDefault();
  void htmx.ajax('GET', ADDRESS, { target: panel, swap: 'innerHTML' });
  panel.showPopover({ source: bell() });
});

/** Shows what the bell has just heard of. The page of notifications highlights it anyway. */
export async function showFresh() {
  const known = newest;
  newest = Math.max(known, newestAtBell());
  if (newest === known || document.hidden || location.pathname === ADDRESS) return;
  const next = await fragment(`${ADDRESS}fresh/?after=${known}`);
  if (!next) return;
  const others = next.querySelector('[data-others]')?.dataset.others.split(' ') ?? [];
  tell([...next.querySelectorAll('[data-toast]')], others);
}

function newestAtBell() {
  return Number(bell()?.dataset.latest ?? 0);
}

/** On a phone the bell leads to its page. */
function isPlain({ ctrlKey, metaKey, shiftKey, button }) {
  return !ctrlKey && !metaKey && !shiftKey && button === 0 && innerWidth >= 640;
}

function bell() {
  return document.querySelector('#bell[data-room]');
}

async function read() {
  if (document.hidden) return;
  const fresh = (await fragment('/app/htmx-get-notification-count/'))?.getElementById('bell');
  if (!fresh || !bell()) return;
  morph(bell(), fresh);
  await showFresh();
}

/** Null: refused, or offline; then the socket is gone too, and its return reads again. */
async function fragment(address) {
  try {
    const answer = await fetch(address, {
      headers: { 'hx-request-type': 'partial' },
      redirect: 'manual',
    });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return null;
  }
}
