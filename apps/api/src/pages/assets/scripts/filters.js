/** A changed select or check box of a filter shows its result at once. */
addEventListener('change', (event) => {
  const form = event.target.closest?.('form[data-filter]');
  if (form && event.target.matches('select, input[type=checkbox]')) form.requestSubmit();
});
