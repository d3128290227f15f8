import { Get, Param, Query, Req } from '@nestjs/common';
import type { JSX } from 'preact';
import { LaborRequirementQueries } from '#libs/labor';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { zoneOf } from '#libs/event';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { PageHeading } from '../frame/page-heading.js';
import { pageSizeOf } from '../frame/remembered.js';
import { RevisedPage } from '../frame/revised-page.js';
import { useWords, wordsOf } from '../frame/words.js';
import { CandidateList } from './candidate-list.js';
import { ContactForm } from './new-contact-form.js';
import { fillPath, readFillQuery } from './fill-query.js';
import { FILL_WORDS } from './fill.words.js';
import { FillReadingService, managesContactsOf } from './fill-reading.service.js';
import { PersonPanel } from './person-panel.js';

/** Parts of the fill page under their own addresses, for scripts, and as pages of their own. */
@PageController()
export class FillPartsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requirements: LaborRequirementQueries,
    private readonly reading: FillReadingService,
  ) {}

  /** The list of candidates alone. */
  @Get('labor/:slug/fill-list/')
  @RevisedPage({ except: ['person'] })
  @Allow('request.manage')
  async list(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() parameters: { per_page?: unknown },
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const { per_page: size } = parameters;
    const query = readFillQuery(
      parameters,
      pageSizeOf(request, typeof size === 'string' ? size : undefined),
    );
    const model = await this.reading.model(this.unitOfWork.reading(by), request, slug, query);
    const { labor_type: skill, call_time: call } = model.requirement;
    const title = wordsOf(FILL_WORDS, request).title(skill.name, call.name);
    const list = <CandidateList model={model} />;
    const whole = (
      <>
        <PageHeading title={title} above={<Back slug={slug} />} />
        {list}
      </>
    );
    return page(isWholePage(request) ? whole : list, {
      title,
      room: `requirement:${slug}`,
    });
  }

  /** One worker: beside the lists on a wide screen, a page of its own elsewhere. */
  @Get('labor/:slug/worker/:id/')
  @Allow('request.manage')
  async worker(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound('Worker');
    const work = this.unitOfWork.reading(by);
    const requirement = await this.requirements.reached(work, slug);
    this.reading.showCompany(request, requirement);
    const person = await this.reading.person(work, requirement, Number(id));
    const { call_time: call } = requirement;
    const isPage = isWholePage(request);
    const panel = (
      <PersonPanel
        isPage={isPage}
        person={person}
        slug={slug}
        startsAt={new Date(call.starts_at)}
        zone={zoneOf(call.event)}
        managesContacts={managesContactsOf(work, requirement)}
        isCanceled={call.event.canceled}
      />
    );
    return page(isPage ? <OwnPage slug={slug}>{panel}</OwnPage> : panel, {
      title: person.name,
      width: 'column',
    });
  }

  /** The form for a new contact. */
  @Get('htmx-add-worker/:slug/')
  @Allow('request.manage')
  async contactForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const requirement = await this.requirements.reached(work, slug);
    this.reading.showCompany(request, requirement);
    const words = wordsOf(FILL_WORDS, request);
    const form = <ContactForm requirement={requirement} action={fillPath(slug)} />;
    return page(
      isWholePage(request) ? (
        <OwnPage slug={slug} title={words.addContact}>
          {form}
        </OwnPage>
      ) : (
        form
      ),
      { title: words.addContact, width: 'column' },
    );
  }
}

function OwnPage({
  slug,
  title,
  children,
}: {
  slug: string;
  title?: string;
  children: JSX.Element;
}): JSX.Element {
  return (
    <Column>
      {title && <PageHeading title={title} />}
      {children}
      <p>
        <Back slug={slug} />
      </p>
    </Column>
  );
}

function Back({ slug }: { slug: string }): JSX.Element {
  return <Link href={fillPath(slug)}>{useWords(FILL_WORDS).back}</Link>;
}

/** Scripts ask for a part alone. */
function isWholePage(request: EdgeRequest): boolean {
  return request.headers['hx-request-type'] !== 'partial';
}
