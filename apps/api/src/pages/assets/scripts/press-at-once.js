/** Forms that a page sends by itself as soon as somebody sees it: what a GET may not change. */
for (const form of document.querySelectorAll('form[data-press-at-once]')) {
  if (document.visibilityState === 'visible') press(form);
  else addEventListener('visibilitychange', () => press(form), { once: true });
}

async function press(form) {
  const button = form.querySelector('button');
  const body = new URLSearchParams(new FormData(form, button));
  const { ok } = await fetch(form.getAttribute('action') ?? location, {
    method: 'POST',
    body,
    redirect: 'manual',
  }).catch(() => ({}));
  form.hidden = ok !== undefined;
}
