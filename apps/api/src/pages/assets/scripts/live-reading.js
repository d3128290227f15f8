/** Reads the page's own address again, one at a time, and never while that would disturb somebody. */
import { isAnythingTyped, morph } from './live-morph.js';
import { showConnection } from './live-connection.js';

/** Milliseconds between two readings. */
const PAUSE = 250;
const PATIENCE = 20_000;
const LONGEST_WAIT = 30_000;
/** An open menu, an open list of choices. Nothing moves below them. */
const OPEN_MENU = [
  '[popover]:popover-open:not([popover=manual], [popover=hint])',
  ...(CSS.supports('selector(select:open)') ? ['select:open'] : []),
].join();

const listeners = [];
let isWanted = false;
let isReading = false;
let isPressed = false;
let isComposing = false;
let failures = 0;
let timer = 0;
let shownAddress = location.href;
/** Counts what htmx did to the page: an answer that was asked for before is not shown after it. */
let swaps = 0;
/** Of the changes that were told. */
let newestVersion = 0;
/** When a form was sent that leads to another page. */
let leftAt = -Infinity;
/** Instead of a page: the one that is shown has not changed. */
const UNCHANGED = Symbol('unchanged');

export function whenRead(listener) {
  listeners.push(listener);
}

export function isRoomOfPage(room) {
  return page()?.dataset.room.split(' ').includes(room) ?? false;
}

/** @param version of the database after a change */
export function readIfOlderThan(version) {
  if (version <= shownVersion()) return;
  newestVersion = Math.max(newestVersion, version);
  readAgain();
}

export function readAgain() {
  isWanted = true;
  void attempt();
}

/** The page may show something else than the server sent: it is shown anew, also if nothing has changed there. */
export function readAnew() {
  forgetTag();
  readAgain();
}

function forgetTag() {
  delete page()?.dataset.tag;
}

/** Another address of the same path: what it shows replaces what is shown, without marking it as new. */
export function readAddress() {
  document.querySelector('main').ariaBusy = 'true';
  readAgain();
}

export function isShown(address) {
  return withoutHash(address) === withoutHash(shownAddress);
}

function withoutHash(address) {
  return address.split('#')[0];
}

for (const [type, pressed] of [
  ['pointerdown', true],
  ['pointerup', false],
  ['pointercancel', false],
  ['dragend', false],
])
  addEventListener(type, () => wait(pressed, isComposing), true);
addEventListener('compositionstart', () => wait(isPressed, true), true);
addEventListener('compositionend', () => wait(isPressed, false), true);
document.addEventListener('toggle', () => setTimeout(attempt), true);
document.addEventListener('visibilitychange', () => setTimeout(attempt));
document.addEventListener('change', () => setTimeout(attempt), true);
document.addEventListener('htmx:before:request', () => swaps++);
document.addEventListener('htmx:after:swap', () => {
  swaps++;
  forgetTag();
});

// What the form did may have ended this page, which is left anyway: to read it again would undo the press.
addEventListener('submit', (event) => {
  const { method, target } = event.target;
  if (method !== 'post' || target) return;
  setTimeout(() => {
    if (!event.defaultPrevented) leftAt = Date.now();
  });
  setTimeout(attempt, PATIENCE + PAUSE);
});
addEventListener('pageshow', () => (leftAt = -Infinity));

/** After the click that the release of the pointer makes. */
function wait(pressed, composing) {
  [isPressed, isComposing] = [pressed, composing];
  if (!pressed && !composing) setTimeout(attempt);
}

function shownVersion() {
  return Number(page()?.dataset.version ?? 0);
}

function page() {
  return document.querySelector('main[data-room]');
}

function isBusy() {
  const isLeft = Date.now() < leftAt + PATIENCE;
  return (
    isLeft ||
    document.hidden ||
    isPressed ||
    isComposing ||
    document.querySelector(OPEN_MENU) !== null
  );
}

async function attempt() {
  if (!isWanted || isReading || !page() || isBusy()) return;
  isReading = true;
  isWanted = false;
  clearTimeout(timer);
  const swapsBefore = swaps;
  const toldBefore = newestVersion;
  const address = location.href;
  try {
    const fresh = await fetchPage(address);
    failures = 0;
    showConnection(null);
    if (swapsBefore !== swaps || address !== location.href || isBusy()) isWanted = true;
    else if (fresh === null) leave();
    else {
      if (fresh === UNCHANGED) page().ariaBusy = null;
      else show(fresh, address);
      noteVersion(toldBefore);
    }
  } catch (error) {
    failures++;
    isWanted = true;
    if (error instanceof TypeError || error.name === 'TimeoutError') showConnection('offline');
  } finally {
    isReading = false;
    timer = setTimeout(attempt, Math.min(LONGEST_WAIT, PAUSE * 2 ** failures));
  }
}

/** What was read after somebody told of a version is as new, though its own number may be of an earlier moment. */
function noteVersion(version) {
  if (page() && version > shownVersion()) page().dataset.version = version;
}

/** Null: the address does not show this page any more. */
async function fetchPage(address) {
  const tag = isShown(address) && page().dataset.tag;
  const answer = await fetch(address, {
    headers: { accept: 'text/html', 'x-live-update': '1', ...(tag && { 'if-none-match': tag }) },
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  if (answer.status === 304) return UNCHANGED;
  if (!answer.ok) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return fresh.querySelector('main[data-room]') && fresh;
}

function show(fresh, address) {
  const marksNew = isShown(address);
  shownAddress = address;
  if (stylesOf(fresh) !== stylesOf(document) && !isAnythingTyped(document.body))
    return location.reload();
  document.title = fresh.title;
  for (const part of document.querySelectorAll('main[data-room], [data-live][id]')) {
    const next = fresh.getElementById(part.id);
    if (next) morph(part, next, marksNew);
  }
  for (const listener of listeners) listener();
  document.dispatchEvent(new CustomEvent('live:read'));
}

/** Another release has other styles and scripts. */
function stylesOf(page) {
  return page.querySelector('link[rel=stylesheet]')?.getAttribute('href');
}

function leave() {
  if (isAnythingTyped(document.body)) showConnection('stale');
  else location.reload();
}
