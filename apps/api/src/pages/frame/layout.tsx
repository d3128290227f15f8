import type { ComponentChildren, JSX } from 'preact';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { ImpersonationBanner } from './impersonation-banner.js';
import { Notices } from './notice-box.js';
import { BareForm } from './form.js';
import { ConnectionNotice } from './connection-notice.js';
import { type LiveState, usePageContext } from './page-context.js';
import type { PageOptions } from './page.js';
import { BottomBar, Brand, Rail } from './rail.js';
import { StateBanners } from './state-banners.js';
import { Toasts } from './toast.js';
import { TopBar } from './top-bar.js';

interface LayoutProps {
  options: PageOptions;
  children: ComponentChildren;
}

/** The document around a page. Loads our own files only; pages can be read and forms sent without scripts. */
export function Layout({ options, children }: LayoutProps): JSX.Element {
  const { language, assets, actor, theme } = usePageContext();
  const words = TRANSLATIONS[language].layout;
  const isSignedIn = actor.userId !== null && !options.standalone;
  return (
    <html lang={language} data-theme={theme ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${options.title} · CallManager`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {options.manifest && <link rel="manifest" href={options.manifest} />}
        <link rel="stylesheet" href={assets.styles} />
        {isSignedIn && <link rel="stylesheet" href={assets.officeStyles} />}
        <script src={assets.submitOnce} defer />
        {isSignedIn && <script src={assets.htmx} defer />}
        <script src={assets.frame} defer />
        {isSignedIn && <script src={assets.live} defer />}
        {options.scripts?.map((name) => (
          <script key={name} src={assets[name]} defer />
        ))}
      </head>
      <body class={bodyClass(options, isSignedIn)}>
        <a href="#content" class="skip-link">
          {words.skip}
        </a>
        {options.standalone ? (
          <StandaloneBody options={options}>{children}</StandaloneBody>
        ) : isSignedIn ? (
          <OfficeBody options={options}>{children}</OfficeBody>
        ) : (
          <PublicBody options={options}>{children}</PublicBody>
        )}
      </body>
    </html>
  );
}

function bodyClass({ standalone }: PageOptions, isSignedIn: boolean): string {
  return standalone ? 'public standalone' : isSignedIn ? 'office' : 'public';
}

/** The content alone. */
function StandaloneBody({ options, children }: LayoutProps): JSX.Element {
  const { notice } = usePageContext();
  return (
    <main id="content" class={`content content-${options.width ?? 'wide'}`}>
      {notice && <Notices notice={notice} />}
      {children}
    </main>
  );
}

/** For whoever is signed in: rail or bottom bar, top bar, content. */
function OfficeBody({ options, children }: LayoutProps): JSX.Element {
  const { live = null, tag } = usePageContext();
  return (
    <>
      <ImpersonationBanner />
      <StateBanners />
      <div class="office-grid">
        <Rail />
        <div class="office-main">
          <TopBar />
          <ConnectionNotice />
          <main
            id="content"
            class={`content content-${options.width ?? 'wide'}`}
            {...liveAttributes(options, live, tag)}
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar />
      <BareForm />
      <Toasts />
    </>
  );
}

/** For visitors: the brand and the content, which is read on a phone. */
function PublicBody({ options, children }: LayoutProps): JSX.Element {
  const { language, notice } = usePageContext();
  return (
    <>
      <header class="public-head">
        <Brand company={options.company} />
      </header>
      <ConnectionNotice />
      <main id="content" class={`content content-${options.width ?? 'wide'}`}>
        {notice && (
          <Column>
            <Notices notice={notice} />
          </Column>
        )}
        {children}
      </main>
      <footer class="public-foot">
        <p>{TRANSLATIONS[language].layout.footer}</p>
      </footer>
    </>
  );
}

/** Only what a GET answered with 200 is live: another answer is not found at its address. */
function liveAttributes(
  { room, status = 200 }: PageOptions,
  live: LiveState | null,
  tag: string | undefined,
): { 'data-room'?: string; 'data-version'?: number; 'data-tag'?: string } {
  if (!room || !live || status !== 200) return {};
  return { 'data-room': room, 'data-version': live.version, 'data-tag': tag };
}

/** One narrow column, for forms and pages that are read on a phone. */
export function Column({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="column">{children}</div>;
}
