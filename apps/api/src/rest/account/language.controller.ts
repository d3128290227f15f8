import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UserSettingsService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { LanguageDto, LanguageShape, type LanguageView } from './account.dto.js';

/** The language of the caller's pages and mail. */
@ApiTags('Auth')
@Controller('user/language')
export class LanguageController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: UserSettingsService,
  ) {}

  @ApiOperation({ operationId: 'showLanguage', summary: 'The language that I chose, if any' })
  @Get()
  @Allow('self.read')
  @Returns(200, LanguageShape)
  show(@By() { actor }: Caller): LanguageView {
    return { language: actor.language };
  }

  @ApiOperation({ operationId: 'chooseLanguage', summary: 'Chooses the language of my pages' })
  @Patch()
  @Allow('self.read')
  @Returns(200, LanguageShape)
  async choose(@By() by: Caller, @Body() { language }: LanguageDto): Promise<LanguageView> {
    if (language === undefined) return { language: by.actor.language };
    await this.unitOfWork.as(by, (work) => this.settings.chooseLanguage(work, language));
    return { language };
  }
}
