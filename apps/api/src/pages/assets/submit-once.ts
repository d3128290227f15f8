/**
 * A form is sent once: a second click while the browser waits for the answer does nothing. After ten seconds, or when the page
 * is shown again, it can be sent again. Without scripts, what is sent twice is done once all the same; only the answer differs.
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
