/**
 * Without a connection a press of a button or link would open the browser's own error page, and what was typed would be
 * lost. So it is held as long as our server cannot be reached, and the line on top says so.
 */
import { isConnectionDoubted, showConnection } from './live-connection.js';

/** Sent by scripts, which keep what they could not send. */
const SENT_BY_SCRIPT =
  '[data-stay], [data-cell], [data-press-at-once], main[data-room] [data-filter]';
const PAUSE = 2000;
const PATIENCE = 5000;
let timer = 0;
let released = null;

addEventListener('offline', () => say('offline'));
addEventListener('online', check);

addEventListener(
  'submit',
  (event) => {
    const { target: form, submitter } = event;
    if (form === released || !isConnectionDoubted() || !hasLine()) return;
    if (form.matches(SENT_BY_SCRIPT) || form.method === 'dialog') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void hold('unsent', () => send(form, submitter));
  },
  true,
);

addEventListener('click', (event) => {
  const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  const link = event.target.closest?.('a[href]');
  if (!link || !leadsAway(link) || !isConnectionDoubted() || !hasLine()) return;
  event.preventDefault();
  void hold('offline', () => location.assign(link.href));
});

function leadsAway({ href, target, origin, hash, pathname, search }) {
  const isHere = hash && pathname === location.pathname && search === location.search;
  return href && origin === location.origin && !target && !isHere;
}

/** Stations and other pages that work without a connection have no such line. */
function hasLine() {
  return document.getElementById('connection') !== null;
}

async function hold(state, go) {
  if (await isReachable()) go();
  else say(state);
}

/** The question of a button was answered before its form was held. */
function send(form, button) {
  const question = button?.dataset.confirm;
  if (question) delete button.dataset.confirm;
  released = form;
  form.requestSubmit(button);
  released = null;
  if (question) button.dataset.confirm = question;
}

function say(state) {
  showConnection(state);
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

async function check() {
  clearTimeout(timer);
  if (!isConnectionDoubted()) return;
  if (await isReachable()) showConnection(null);
  else timer = setTimeout(check, PAUSE);
}

/** Asks for the smallest file there is, past all caches. */
async function isReachable() {
  if (!navigator.onLine) return false;
  const { href } = document.querySelector('link[rel=icon]');
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return (await fetch(href, { cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}
