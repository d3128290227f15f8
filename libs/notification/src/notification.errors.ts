import { Unknown } from '#libs/kernel';

/** Deleted meanwhile, or another company's. */
export class NotificationGone extends Unknown {
  constructor() {
    super('notification.gone', 'This notification does not exist any more; read the list again.');
  }
}
