/** The scanner of managers and stewards: each code is answered by the server at once. */
import { startScanner } from './scan-view.js';

const root = document.getElementById('scanner');
if (root) startScanner(root, { facing: 'environment', onScan: send });

async function send({ token, code }) {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-csrftoken': root.querySelector('[name="csrf_token"]').value,
    },
    body: JSON.stringify({ code: token ?? code }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
