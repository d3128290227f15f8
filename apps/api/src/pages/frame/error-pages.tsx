import { Actor } from '#libs/kernel';
import type { AssetFilesService } from '../assets/asset-files.service.js';
import type { CsrfService } from '../../edge/csrf/csrf.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import type { ErrorPages } from '../../edge/http/errors.filter.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { ButtonLink } from './link.js';
import { Card, Heading } from './card.js';
import { Column } from './layout.js';
import { page } from './page.js';
import { frameState, rememberedTheme } from './remembered.js';
import { languageOf } from './request-language.js';
import { renderPage } from './render.js';
import type { VisitorService } from './visitor.service.js';

interface ErrorPageParts {
  assets: AssetFilesService;
  csrf: CsrfService;
  visitors: VisitorService;
  devTools: boolean;
}

/** Statuses whose message tells a user what to do. Messages of others are for programs. */
const STATUSES_WITH_MESSAGE = new Set([400, 402, 403, 409, 415, 429]);

/**
 * Error pages: visitors who are not signed in are sent to the login page and back, all other errors are a page with a
 * link, in the frame of whoever is signed in.
 */
export function errorPages({ assets, csrf, visitors, devTools }: ErrorPageParts): ErrorPages {
  return async (status, message, given, reply) => {
    const request: EdgeRequest = given;
    if (status === 401)
      return { redirect: `/app/login/?next=${encodeURIComponent(returnPath(request))}` };

    await visitors.find(request);
    const language = languageOf(request);
    const words = TRANSLATIONS[language].errors;
    const actor = request.actor ?? Actor.withCapability('public');
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
    const { company = null, companies = [] } = frameState(request);
    return renderPage(page(element, { title: words.title(status) }), {
      actor,
      language,
      assets: assets.urls,
      devTools,
      notice: null,
      csrfToken: () => csrf.tokenFor(request, reply),
      address: request.method === 'GET' ? request.url : '/app/dashboard/',
      theme: rememberedTheme(request),
      company,
      companies,
    }).toString();
  };
}

/** The requested path; null for a post, which a redirect cannot repeat. */
function returnPath(request: { method: string; url: string }): string {
  return request.method === 'GET' ? request.url : '/app/dashboard/';
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/app/';
}
