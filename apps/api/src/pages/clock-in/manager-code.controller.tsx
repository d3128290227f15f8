import { Get, Param, Req } from '@nestjs/common';
import { EventQueries } from '#libs/event';
import { NotFound } from '#libs/kernel';
import { WorkerQueries } from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ClockInCodeService, ClockInTokenExpired, ClockInTokenService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { ButtonLink, Link } from '../frame/link.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { EmptyState } from '../frame/empty-state.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { PageHeading } from '../frame/page-heading.js';
import { wordsOf } from '../frame/words.js';
import { MANAGER_CODE_WORDS } from './manager-code.words.js';
import { qrCodeUrl } from './qr-code-url.js';
import { SpokenCode } from './spoken-code.js';

/** A worker's code on the manager's screen, for whoever left their phone at home. */
@PageController()
export class ManagerCodeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly workers: WorkerQueries,
    private readonly tokens: ClockInTokenService,
    private readonly codes: ClockInCodeService,
    private readonly links: LinkService,
    private readonly current: CurrentCompanyService,
  ) {}

  @Get('event/:slug/manager-qr-code/:worker/')
  @Allow('worker.read')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('worker') workerSlug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const event = await this.events.reached(work, slug);
    const worker = await this.workers.reached(work, workerSlug);
    if (worker.company_id !== event.company_id) throw new NotFound('Worker');
    this.current.show(request, event.company);
    const words = wordsOf(MANAGER_CODE_WORDS, request);
    const token = await this.tokens.tokenOf(work, { eventId: event.id, workerId: worker.id });
    const details = token && (await this.tokens.find(work, token).catch(noneIfExpired));
    if (!details) {
      return page(
        <>
          <PageHeading
            title={words.none}
            above={<Link href={`/app/events/${slug}/`}>{event.event_name}</Link>}
          />
          <EmptyState
            title={words.noneText}
            icon="qr-code"
            action={<ButtonLink href={`/app/events/${slug}/`}>{words.back}</ButtonLink>}
          />
        </>,
        { title: words.none, room: `event:${slug}` },
      );
    }
    const name = details.worker_name;
    const image = await qrCodeUrl(this.links.clockIn(work, details.token));
    return page(
      <>
        <PageHeading
          title={name}
          above={<Link href={`/app/events/${slug}/`}>{event.event_name}</Link>}
        />
        <div class="flex justify-center rounded-xl border border-line bg-white p-4">
          <img
            src={image}
            width="480"
            height="480"
            alt={words.alt}
            class="aspect-square w-full max-w-120"
          />
        </div>
        <SpokenCode code={this.codes.codeOf(details.token)} label={words.spoken} />
        <p class="text-lg">{words.show(name)}</p>
      </>,
      { title: words.title(name), room: `event:${slug}`, width: 'column' },
    );
  }
}

/** No longer confirmed for anything, or the event is over. */
function noneIfExpired(error: unknown): null {
  if (error instanceof ClockInTokenExpired) return null;
  throw error;
}
