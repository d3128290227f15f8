/** The bell of a page whose own content has not changed, and the notifications below it. */
import { morph } from './live-morph.js';

const ADDRESS = '/app/notifications/';
/** A page that is read again brings its bell along. */
const PAUSE = 400;
let timer = 0;

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

/** On a phone the bell leads to its page. */
function isPlain({ ctrlKey, metaKey, shiftKey, button }) {
  return !ctrlKey && !metaKey && !shiftKey && button === 0 && innerWidth >= 640;
}

function bell() {
  return document.querySelector('#bell[data-room]');
}

async function read() {
  if (document.hidden) return;
  try {
    const answer = await fetch('/app/htmx-get-notification-count/', {
      headers: { 'hx-request-type': 'partial' },
      redirect: 'manual',
    });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = next.getElementById('bell');
    if (fresh && bell()) morph(bell(), fresh);
  } catch {
    // Offline: the socket is gone too, and its return reads again.
  }
}
