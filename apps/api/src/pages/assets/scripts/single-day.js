/** A single day ends on its first day: the last day follows the first one while the box is ticked. */
addEventListener('change', (event) => {
  const { form } = event.target;
  const single = form?.elements.namedItem('is_single_day');
  if (!single?.checked || !form.elements.namedItem('end_date')) return;
  form.elements.namedItem('end_date').value = form.elements.namedItem('start_date').value;
});
