/**
 * Submits a form once: further clicks are ignored until the browser has the answer, for ten seconds at most, or until
 * the page is shown again. Without scripts the server still does the work once; only the answer differs.
 */
export const SUBMIT_ONCE = `addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (Date.now() - (form.sentAt ?? 0) < 10000) event.preventDefault();
  else form.sentAt = Date.now();
});
addEventListener('pageshow', () => {
  for (const form of document.forms) form.sentAt = 0;
});
`;
