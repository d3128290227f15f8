/**
 * Browsers give no focus to a form in a page that was opened at a fragment (`#new-call`), and take it away when they
 * scroll there; the form gets it after that, unless somebody was quicker.
 */
addEventListener('load', () => setTimeout(focusForm));

function focusForm() {
  if (document.activeElement !== document.body || location.hash.length < 2) return;
  const place = document.getElementById(location.hash.slice(1));
  place?.querySelector('[autofocus]')?.focus({ preventScroll: true });
}
