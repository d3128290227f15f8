/**
 * Live by one rule: a socket says "this changed, version n"; the page reads its own address again and morphs. It also
 * reads again when the socket is back, and when a hidden tab is shown, since messages get lost then.
 */
import { readBell, readBellIfOlderThan, showFresh } from './live-bell.js';
import './live-navigation.js';
import { fillPlaces, readLater } from './live-later.js';
import { isRoomOfPage, readAgain, readAnew, readIfOlderThan, whenRead } from './live-reading.js';
import { followRooms, keepSocket } from './live-socket.js';
import { morph } from './live-morph.js';
import './stay.js';

keepSocket({
  onVersion: (room, version) =>
    isRoomOfPage(room) ? readIfOlderThan(version) : readBellIfOlderThan(version),
  onBack: readAll,
});
whenRead(followRooms);
whenRead(showFresh);
whenRead(() => readLater(showLater));
fillPlaces(document);
readLater(showLater);
// Scripts of single pages bring parts of an answer, or ask for the page again.
document.addEventListener('live:again', readAnew);
document.addEventListener('live:swap', ({ detail: { part, next } }) => morph(part, next, false));
document.addEventListener('htmx:after:swap', followRooms);
// One's own act may have brought places, and its answer is as new as any hint of it.
document.addEventListener('htmx:after:swap', () => readLater(showLater));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) readAll();
});

function showLater(place, part) {
  morph(place, part, false);
}

function readAll() {
  readAgain();
  readBell();
}
