/**
 * Tabs, sorting, pages, filters and what rows open (`data-here`) of a live page stay on it: the address changes, and the page reads its own address
 * again. Only within one path; whatever else happens there, the browser opens the address as always.
 */
import { forgetAnswers } from './live-morph.js';
import { isShown, readAddress } from './live-reading.js';

const LINKS = 'main[data-room] :is(.tab, .table-sort, .pager a[href], a[data-here])';

addEventListener('click', (event) => {
  const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  const link = event.target.closest(LINKS);
  if (!link || !stay(event, new URL(link.href))) return;
  const main = document.querySelector('main');
  if (link.matches('[data-here]')) forgetAnswers(main);
  if (link.closest('.pager')) main.scrollIntoView();
});

/** Before the script that ignores second submits: a filter is changed as often as one likes. */
addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!form.matches('main[data-room] form[data-filter]')) return;
    const address = new URL(form.getAttribute('action') ?? '', location.href);
    address.search = String(new URLSearchParams(new FormData(form, event.submitter)));
    stay(event, address, form.matches('[data-typing]'));
  },
  true,
);

addEventListener('popstate', () => {
  if (!isShown(location.href)) readAddress();
});

/** @param isTyping then one entry of the history holds the whole word */
function stay(event, address, isTyping = false) {
  const { origin, pathname, hash } = address;
  if (origin !== location.origin || pathname !== location.pathname || hash) return false;
  event.preventDefault();
  if (isTyping && history.state?.isTyping) history.replaceState({ isTyping }, '', address);
  else history.pushState({ isTyping }, '', address);
  readAddress();
  return true;
}
