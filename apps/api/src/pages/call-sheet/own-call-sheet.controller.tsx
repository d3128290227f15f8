import { Get, Ip, Param } from '@nestjs/common';
import { CompanyLogoService } from '#libs/company';
import { CrewSheetQueries, type OwnCrewSheet } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readerLanguage } from '../frame/reader-language.js';
import { RequestLanguage } from '../frame/request-language.js';
import { callSheetModel } from './call-sheet.model.js';
import { callSheetPdf } from './call-sheet.pdf.js';
import { CallSheetView } from './call-sheet-view.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

/** A call's sheet, for its confirmed workers. The short token of the request authorises. */
@PageController()
export class OwnCallSheetController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sheets: CrewSheetQueries,
    private readonly logos: CompanyLogoService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('call-sheet/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page> {
    return orLinkExpiredPage(visitor, async () => {
      const found = await this.find(this.unitOfWork.reading(by), token, address);
      const language = readerLanguage(visitor, found.worker.language);
      const words = CALL_SHEET_WORDS[language];
      const { slug, event_name: eventName } = found.event;
      return page(
        <Column>
          <Heading above={eventName}>{`${words.title}: ${found.call.name}`}</Heading>
          <CallSheetView model={callSheetModel(found, language)} />
          <div class="answers">
            <ButtonLink kind="quiet" href="sheet.pdf">
              {words.pdfLong}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/app/event/${slug}/confirm/${token}/`}>
              {words.back}
            </ButtonLink>
          </div>
        </Column>,
        { title: words.title, language, company: found.company },
      );
    });
  }

  @Get('call-sheet/:token/sheet.pdf')
  @Allow('anyone')
  pdf(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page | Response> {
    return orLinkExpiredPage(visitor, async () => {
      const work = this.unitOfWork.reading(by);
      const found = await this.find(work, token, address);
      const language = readerLanguage(visitor, found.worker.language);
      return callSheetPdf(work, callSheetModel(found, language), this.logos);
    });
  }

  private find(work: Work, token: string, address: string): Promise<OwnCrewSheet> {
    return this.throttle.attempt(address, () => this.sheets.ofLink(work, token));
  }
}
