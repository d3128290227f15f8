/** The socket of a tab: opened for the rooms that the page names, and opened again until it is back. */
import { readAgain } from './live-reading.js';
import { showConnection } from './live-connection.js';

const LONGEST_WAIT = 15_000;
/** The server's words: signed out, or not allowed any more. */
const ENDED = [4401, 4403];

let socket = null;
let names = '';
let failures = 0;
let wasOpen = false;
let timer = 0;
let onVersion;
let onBack;

/** Opens the socket, if the page has a room. */
export function keepSocket(listeners) {
  ({ onVersion, onBack } = listeners);
  followRooms();
  addEventListener('online', openNow);
  document.addEventListener('visibilitychange', () => document.hidden || openNow());
  addEventListener('pagehide', () => close());
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    openNow();
    readAgain();
  });
}

/** Opens another socket when the page names other rooms than before. */
export function followRooms() {
  const wanted = roomNames();
  if (wanted === names) return;
  names = wanted;
  wasOpen = false;
  failures = 0;
  close();
  open();
}

function roomNames() {
  const named = [...document.querySelectorAll('[data-room]')].map(({ dataset }) => dataset.room);
  return [...new Set(named.join(' ').split(' ').filter(Boolean))].sort().join(' ');
}

function openNow() {
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  open();
}

function open() {
  clearTimeout(timer);
  if (!names) return;
  const query = new URLSearchParams(names.split(' ').map((name) => ['room', name]));
  const opening = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws/pages/?${query}`);
  socket = opening;
  opening.addEventListener('open', () => {
    if (wasOpen || failures > 0) onBack();
    wasOpen = true;
    failures = 0;
    showConnection(null);
  });
  opening.addEventListener('message', ({ data }) => {
    const { room, version } = JSON.parse(data);
    onVersion(room, version);
  });
  opening.addEventListener('close', ({ code }) => socket === opening && lost(code));
}

function lost(code) {
  failures++;
  if (ENDED.includes(code) || failures > 1) readAgain();
  const wait = ENDED.includes(code) ? LONGEST_WAIT : Math.min(LONGEST_WAIT, 250 * 2 ** failures);
  timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
}

function close() {
  clearTimeout(timer);
  const closing = socket;
  socket = null;
  closing?.close();
}
