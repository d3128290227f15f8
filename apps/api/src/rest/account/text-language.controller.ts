import { Body, Controller, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { OwnLanguageService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { TextLanguageDto, TextLanguageShape, type TextLanguageView } from './account.dto.js';

/** The language in which companies text the caller. */
@ApiTags('Auth')
@Controller('user/text-language')
export class TextLanguageController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: OwnLanguageService,
  ) {}

  @ApiOperation({
    operationId: 'chooseTextLanguage',
    summary: 'Chooses the language in which all companies text me',
  })
  @Patch()
  @Allow('request.answer')
  @Returns(200, TextLanguageShape)
  async choose(@By() by: Caller, @Body() { language }: TextLanguageDto): Promise<TextLanguageView> {
    await this.unitOfWork.as(by, (work) => this.texts.choose(work, language));
    return { language };
  }
}
