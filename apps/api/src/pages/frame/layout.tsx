import type { ComponentChildren, JSX } from 'preact';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { usePageContext } from './page-context.js';
import { Header } from './header.js';
import { Notices } from './notice-box.js';

/** The document around a page. Loads our own files only; pages can be read and forms sent without scripts. */
export function Layout({
  title,
  children,
}: {
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  const { language, assets, notice, actor } = usePageContext();
  const words = TRANSLATIONS[language].layout;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · CallManager`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
        <script src={assets.submitOnce} defer />
        {actor.userId !== null && <script src={assets.htmx} defer />}
      </head>
      <body class="flex min-h-dvh flex-col bg-page font-sans text-base leading-relaxed text-ink antialiased">
        <a
          href="#content"
          class="sr-only bg-surface px-4 py-2 focus:not-sr-only focus:absolute focus:z-10"
        >
          {words.skip}
        </a>
        <Header />
        <main
          id="content"
          class="mx-auto w-full max-w-5xl grow space-y-6 px-4 py-8 sm:px-6 sm:py-10"
        >
          {notice && (
            <Column>
              <Notices notice={notice} />
            </Column>
          )}
          {children}
        </main>
        <footer class="px-4 pb-8 text-center text-sm text-muted sm:px-6">
          <p>{words.footer}</p>
        </footer>
      </body>
    </html>
  );
}

/** One narrow column, for forms and pages that are read on a phone. */
export function Column({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="mx-auto max-w-xl space-y-8">{children}</div>;
}
