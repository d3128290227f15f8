/**
 * Browsers give no focus to a form in a page that was opened at a fragment (`#new-call`), and take it away when they
 * scroll there; the form gets it after that, unless somebody was quicker.
 */
addEventListener('load', () => setTimeout(focusForm));

/** On a phone the tab of the page may lie beyond the edge. */
for (const tab of document.querySelectorAll('.tabs > [aria-current]'))
  tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 48;

function focusForm() {
  if (document.activeElement !== document.body || location.hash.length < 2) return;
  const place = document.getElementById(location.hash.slice(1));
  place?.querySelector('[autofocus]')?.focus({ preventScroll: true });
}
