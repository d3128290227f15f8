import type { JSX } from 'preact';
import { PAGE_SIZES } from '#libs/kernel';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { lastPage } from './last-page.js';
import { safeHref } from './safe-href.js';
import { useWords } from './words.js';

interface PagerProps {
  /** The page shown, from 1; for lists that count. */
  page?: number;
  /** Rows of the list; of a list that does not count, those shown. */
  total: number;
  /** Addresses of the neighbours, for lists that do not count. */
  previous?: string | null;
  next?: string | null;
  /** Rows per page. */
  size: number;
  /** The address of a page, with so many rows. */
  href: (page: number, size: number) => string;
}

/** Below a list: previous, next, and how many rows a page has. Nothing when everything fits on one page of 10. */
export function Pager(props: PagerProps): JSX.Element | null {
  const { page, total, size, href } = props;
  const words = useWords(FRAME_WORDS);
  const pages = lastPage(total, size);
  const previous = props.previous ?? (page && page > 1 ? href(page - 1, size) : null);
  const next = props.next ?? (page && page < pages ? href(page + 1, size) : null);
  if (total <= PAGE_SIZES[0] && !previous && !next) return null;
  return (
    <nav class="pager" aria-label={words.pages}>
      <Step to={previous} rel="prev" label={words.previous} />
      {page !== undefined && <span class="pager-where">{words.pageOf(page, pages)}</span>}
      <Step to={next} rel="next" label={words.next} />
      <span class="pager-sizes">
        <span class="pager-label">{words.rowsPerPage}</span>
        {PAGE_SIZES.map((each) =>
          each === size ? (
            <b key={each} aria-current="true">
              {each}
            </b>
          ) : (
            <a key={each} href={safeHref(href(1, each))} class="pager-size">
              {each}
            </a>
          ),
        )}
      </span>
    </nav>
  );
}

function Step({
  to,
  rel,
  label,
}: {
  to: string | null | undefined;
  rel: 'prev' | 'next';
  label: string;
}): JSX.Element {
  const content = (
    <>
      {rel === 'prev' && <Icon name="chevron-left" />}
      {label}
      {rel === 'next' && <Icon name="chevron-right" />}
    </>
  );
  return to ? (
    <a href={safeHref(to)} rel={rel} class="button button-quiet button-small">
      {content}
    </a>
  ) : (
    <span class="button button-quiet button-small button-off" aria-hidden="true">
      {content}
    </span>
  );
}
