import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { DevAssetsController } from './dev-assets.controller.js';
import { DevMailController } from './dev-mail.controller.js';
import { DevMessagesController } from './dev-messages.controller.js';
import { DevPhonesController } from './dev-phones.controller.js';

/** Development tools: simulated phones and a mailbox instead of real messages. Registered only with `devTools`. */
@Module({
  imports: [MessagingModule],
  controllers: [DevMessagesController, DevPhonesController, DevMailController, DevAssetsController],
})
export class DevModule {}
