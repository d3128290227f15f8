import { Actor } from '#libs/kernel';
import type { AssetFilesService } from '../assets/asset-files.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import type { ErrorPages } from '../../edge/http/errors.filter.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { ButtonLink } from './link.js';
import { Card, Heading } from './card.js';
import { Column } from './layout.js';
import { page } from './page.js';
import { preferredLanguage } from '../../edge/http/preferred-language.js';
import { renderPage } from './render.js';

/** Statuses whose message tells a user what to do. Messages of others are for programs. */
const STATUSES_WITH_MESSAGE = new Set([400, 402, 403, 409, 413, 415, 429]);

/**
 * Error pages: visitors who are not signed in are sent to the login page and back, all other errors are a page with a
 * link.
 */
export function errorPages({ urls }: AssetFilesService): ErrorPages {
  return (status, message, request) => {
    if (status === 401)
      return { redirect: `/app/login/?next=${encodeURIComponent(returnPath(request))}` };

    const language = preferredLanguage(request.headers['accept-language']);
    const words = TRANSLATIONS[language].errors;
    const actor = (request as EdgeRequest).actor ?? Actor.withCapability('public');
    const element = (
      <Column>
        <Heading above={String(status)}>{words.title(status)}</Heading>
        <Card>
          <p>
            {language === 'en' &&
            STATUSES_WITH_MESSAGE.has(status) &&
            message !== 'Unauthorized' &&
            message
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
    const visitor = Actor.withCapability('public');
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

/** The requested path; null for a post, which a redirect cannot repeat. */
function returnPath(request: { method: string; url: string }): string {
  return request.method === 'GET' ? request.url : '/app/dashboard/';
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/app/';
}
