import { Actor } from '#libs/kernel';
import type { AssetFiles } from '../assets/asset-files.js';
import type { EdgeRequest } from '../../edge/edge-request.js';
import type { ErrorPages } from '../../edge/errors.filter.js';
import { WORDS } from '../words/words-in.js';
import { ButtonLink } from './link.js';
import { Card, Heading } from './card.js';
import { Column } from './layout.js';
import { page } from './page.js';
import { preferredLanguage } from '../../edge/preferred-language.js';
import { renderPage } from './render.js';

/** Whose sentence is worth showing: it tells what to do. The others speak to programs. */
const TOLD = new Set([400, 402, 403, 409, 413, 415, 429]);

/**
 * Errors of the pages: nobody signed in is sent to the login page and comes back, everything else is a page with a way on.
 */
export function errorPages({ urls }: AssetFiles): ErrorPages {
  return (status, message, request) => {
    if (status === 401)
      return { redirect: `/app/login/?next=${encodeURIComponent(wayBack(request))}` };

    const language = preferredLanguage(request.headers['accept-language']);
    const words = WORDS[language].errors;
    const actor = (request as EdgeRequest).actor ?? Actor.holderOf('public');
    const element = (
      <Column>
        <Heading above={String(status)}>{words.title(status)}</Heading>
        <Card>
          <p>
            {language === 'en' && TOLD.has(status) && message !== 'Unauthorized' && message
              ? message
              : words.explain(status)}
          </p>
        </Card>
        <div class="flex flex-col gap-3 sm:flex-row">
          {request.method === 'POST' && status !== 404 && (
            <ButtonLink href={pathOf(request.url)}>{words.again}</ButtonLink>
          )}
          <ButtonLink kind="quiet" href={actor.userId === null ? '/app/' : '/app/dashboard/'}>
            {words.back}
          </ButtonLink>
        </div>
      </Column>
    );
    const visitor = Actor.holderOf('public');
    return renderPage(page(element, { title: words.title(status) }), {
      actor: visitor,
      language,
      assets: urls,
      devTools: false,
      notice: null,
      csrfToken: () => '',
    });
  };
}

/** What was asked for; not what was posted, which cannot be repeated by a redirect. */
function wayBack(request: { method: string; url: string }): string {
  return request.method === 'GET' ? request.url : '/app/dashboard/';
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/app/';
}
