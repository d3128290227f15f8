/** What is the matter with the connection: `offline`, `stale` (the page is not there any more), or null. */
export function showConnection(state) {
  const box = document.getElementById('connection');
  if (!box) return;
  for (const each of box.querySelectorAll('[data-when]')) each.hidden = each.dataset.when !== state;
  box.hidden = state === null;
}
