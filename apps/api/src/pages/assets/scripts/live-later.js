/**
 * Parts that come after their page: each place (`data-later`), or what all places of a list stand in (`data-later-from`), names the
 * address of a page that shows what has its id. It is read after the page, and again after each reading of the page; what
 * was there before stays in between.
 */
const PATIENCE = 20_000;

/** Markup by id. */
const known = new Map();
/** Which address fills a place, by the place's id. */
const sources = new Map();
const reading = new Set();
const again = new Set();

/** Puts what is known into the places of a page, and remembers which there are. */
export function fillPlaces(page) {
  for (const place of page.querySelectorAll('[data-later][id]')) {
    const { later } = place.dataset;
    sources.set(place.id, later || place.closest('[data-later-from]').dataset.laterFrom);
    if (known.has(place.id)) place.replaceWith(elementOf(known.get(place.id)));
  }
}

/** @param show takes a place of the page and what stands there from now on */
export function readLater(show) {
  for (const id of sources.keys()) if (!document.getElementById(id)) sources.delete(id);
  for (const address of new Set(sources.values())) void read(address, show);
}

async function read(address, show) {
  if (reading.has(address)) return again.add(address);
  reading.add(address);
  try {
    const answer = await fetch(address, {
      headers: { 'HX-Request-Type': 'partial' },
      redirect: 'manual', // Without a session the answer is the sign-in page.
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) fill(address, await answer.text(), show);
  } catch {
    // The next reading of the page asks again.
  } finally {
    reading.delete(address);
  }
  if (again.delete(address)) void read(address, show);
}

/** Where the address shows nothing, nothing stands. */
function fill(address, markup, show) {
  const fresh = new DOMParser().parseFromString(markup, 'text/html');
  for (const [id, source] of sources) {
    if (source !== address) continue;
    const part = fresh.getElementById(id)?.outerHTML ?? `<span id="${id}"></span>`;
    known.set(id, part);
    const place = document.getElementById(id);
    if (place && place.outerHTML !== part) show(place, elementOf(part));
  }
}

function elementOf(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild;
}
