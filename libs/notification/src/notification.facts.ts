import { Fact } from '#libs/platform';

/** A manager read a line for the first time. */
export class NotificationRead extends Fact {
  readonly name = 'notification.read';
  constructor(companyId: number, notificationId: number) {
    super({
      companyId,
      subject: 'notification',
      subjectId: notificationId,
      before: { read: false },
      after: { read: true },
    });
  }
}

export class NotificationDeleted extends Fact {
  readonly name = 'notification.deleted';
  constructor(
    companyId: number,
    notificationId: number,
    before: { response: string | null; message: string },
  ) {
    super({ companyId, subject: 'notification', subjectId: notificationId, before });
  }
}

/** Many lines of one company were deleted at once. */
export class NotificationsCleared extends Fact {
  readonly name = 'notification.cleared';
  constructor(companyId: number, which: 'all' | 'read', count: number) {
    super({ companyId, subject: 'notification', subjectId: null, before: { count, which } });
  }
}
