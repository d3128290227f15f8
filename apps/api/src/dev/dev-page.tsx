import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from '#libs/html';

interface DevPageProps {
  title: string;
  intro: string;
  children: ComponentChildren;
}

/** The layout of the development pages. */
export function DevPage({ title, intro, children }: DevPageProps): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · CallManager development`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/dev/assets/dev.css" />
        <script src="/dev/assets/dev.js" defer />
      </head>
      <body>
        <header class="bar">
          <strong>CallManager</strong>
          <nav aria-label="Development">
            <a href="/dev/phones">Phones</a>
            <a href="/dev/mail">Mail</a>
            <a href="/dev/components">Components</a>
            <a href="/docs">API</a>
            <a href="/app/">Pages</a>
          </nav>
        </header>
        <main>
          <h1>{title}</h1>
          <p class="intro">{intro}</p>
          {children}
        </main>
      </body>
    </html>
  );
}

export function renderDocument(page: JSX.Element): string {
  return `<!doctype html>${renderToString(page)}`;
}
