/** Browsers give no focus to a form in a page that was opened at a fragment (`#new-call`); the form there gets it. */
const form = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
form?.querySelector?.('[autofocus]')?.focus({ preventScroll: true });
