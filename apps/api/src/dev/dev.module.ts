import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { EdgeModule } from '../edge/edge.module.js';
import { PagesModule } from '../pages/pages.module.js';
import { DevComponentsController } from './components/dev-components.controller.js';
import { DevAssetsController } from './dev-assets.controller.js';
import { DevMailController } from './dev-mail.controller.js';
import { DevMessagesController } from './dev-messages.controller.js';
import { DevPhonesController } from './dev-phones.controller.js';

/** Development tools: simulated phones and a mailbox instead of real messages. Registered only with `devTools`. */
@Module({
  imports: [EdgeModule, MessagingModule, PagesModule],
  controllers: [
    DevMessagesController,
    DevPhonesController,
    DevMailController,
    DevAssetsController,
    DevComponentsController,
  ],
})
export class DevModule {}
