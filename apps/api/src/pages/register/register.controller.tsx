import { Get } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import { Allow } from '../../edge/allow.js';
import { Card, Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { WORDS } from '../words/words-in.js';

/** Where the "register" link of a confirmation leads until the company's app takes over. */
@PageController()
export class RegisterController {
  @Get('user/register/')
  @Allow('anyone')
  soon(@VisitorLanguage() language: Language): Page {
    const words = WORDS[language].register;
    return page(
      <Column>
        <Heading>{words.title}</Heading>
        <Card>
          <p>{words.soon}</p>
          <p class="mt-3 text-muted">{words.meanwhile}</p>
        </Card>
      </Column>,
      { title: words.title, language },
    );
  }
}
