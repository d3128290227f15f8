export interface HostedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Escapes a value for HTML. */
export function escaped(value: unknown): string {
  const names: Record<string, string> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": '#39',
  };
  return String(value).replace(/[&<>"']/g, (letter) => `&${names[letter]};`);
}

export function money(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
}

export function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

/** @param content HTML, values escaped */
export function page(title: string, content: string, status = 200): HostedAnswer {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1f36 }
form { margin: .5rem 0 } label { display: block; margin: .5rem 0 } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #e3e8ee }
button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: 6px; background: #4f46e5; color: #fff }
[role=alert] { background: #fde8e8; padding: .6rem 1rem; border-radius: 6px } small { color: #697386 }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${content}
<p><small>This is a local server that behaves like Stripe. No real money moves; no card number is kept.</small></p>
</main>
</body>
</html>`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

export function redirect(to: string): HostedAnswer {
  return { status: 303, headers: { Location: to }, body: '' };
}

export function notFound(): HostedAnswer {
  return page('Not found', '<p>There is nothing here.</p>', 404);
}

export function alert(message: string | null): string {
  return message ? `<p role="alert">${escaped(message)}</p>` : '';
}
