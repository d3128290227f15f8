import { Module } from '@nestjs/common';
import { MessagingModule } from '#libs/messaging';
import { DevAssetsController } from './dev-assets.controller.js';
import { DevMailController } from './dev-mail.controller.js';
import { DevMessagesController } from './dev-messages.controller.js';
import { DevPhonesController } from './dev-phones.controller.js';

/** The development doors: phones and an inbox for what would leave the house. Mounted only where `devTools` opens them. */
@Module({
  imports: [MessagingModule],
  controllers: [DevMessagesController, DevPhonesController, DevMailController, DevAssetsController],
})
export class DevModule {}
