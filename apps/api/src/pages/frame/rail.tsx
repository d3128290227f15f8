import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { renderedOnce } from './rendered-once.js';
import { navigationFor, type NavigationEntry } from './navigation.js';
import { CompanySwitch } from './company-switch.js';
import type { CompanyBrand } from './page.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** The navigation of a desk: brand, entries by role, the company switch at the bottom. */
export function Rail(): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const entries = navigationFor(usePageContext(), words);
  return (
    <nav aria-label={words.main} class="rail">
      <Brand />
      {renderedOnce('entries of the rail', entries, () => (
        <div class="rail-list">
          {entries.map((entry) => (
            <Entry key={entry.href} entry={entry} kind="rail-entry" />
          ))}
        </div>
      ))}
      <CompanySwitch />
    </nav>
  );
}

/** The navigation of a phone, at the bottom edge; what has no room there is behind "More". */
export function BottomBar(): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const entries = navigationFor(usePageContext(), words);
  return renderedOnce('bottom bar', entries, () => <BottomEntries entries={entries} />);
}

function BottomEntries({ entries }: { entries: readonly NavigationEntry[] }): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const further = entries.filter(({ atTheBottom }) => !atTheBottom);
  return (
    <nav aria-label={words.main} class="bottom-bar">
      {entries
        .filter(({ atTheBottom }) => atTheBottom)
        .slice(0, 4)
        .map((entry) => (
          <Entry key={entry.href} entry={entry} kind="bottom-entry" />
        ))}
      {further.length > 0 && (
        <>
          <button type="button" class="bottom-entry" popovertarget="more">
            <Icon name="menu" />
            {words.more}
          </button>
          <div id="more" popover class="menu-panel bottom-more">
            {further.map((entry) => (
              <Entry key={entry.href} entry={entry} />
            ))}
          </div>
        </>
      )}
    </nav>
  );
}

function Entry({ entry, kind }: { entry: NavigationEntry; kind?: string }): JSX.Element {
  return (
    <a
      href={entry.href}
      class={kind}
      aria-current={entry.current ? 'page' : undefined}
      data-go={kind === 'rail-entry' ? (entry.key ?? undefined) : undefined}
    >
      <Icon name={entry.icon} />
      {entry.label}
    </a>
  );
}

/** The company's logo and name where a company is shown, else the product's. */
export function Brand({ company: given }: { company?: CompanyBrand }): JSX.Element {
  const { actor, assets, company: shown } = usePageContext();
  const company = given ?? shown;
  return (
    <a href={actor.userId === null ? '/app/' : '/app/dashboard/'} class="brand">
      {company?.logo_file ? (
        <img src={logoPath(company.slug, company.logo_file)} alt="" class="brand-logo" />
      ) : (
        <img src={assets.icon} alt="" width="28" height="28" class="brand-mark" />
      )}
      <span class="brand-name">{company?.name ?? 'CallManager'}</span>
    </a>
  );
}

/** The address of a company's logo, as small as it is shown. */
export function logoPath(slug: string, file: string): string {
  return `/app/logo/${slug}/${file}`;
}
