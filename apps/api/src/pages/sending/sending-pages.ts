import { SendQueueService } from './send-queue.service.js';
import { SendingPanelService } from './sending-panel.service.js';
import { SendingController } from './sending.controller.js';

/** What `PagesModule` registers of this folder. */
export const SENDING_PAGES = {
  controllers: [SendingController],
  providers: [SendQueueService, SendingPanelService],
};
