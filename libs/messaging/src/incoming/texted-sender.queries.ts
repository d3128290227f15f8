import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SHARED_SENDER } from '../consent/sender.js';

@Injectable()
export class TextedSenderQueries {
  /**
   * The sender that was texted, found by its number or messaging service: a company's own, else `SHARED_SENDER`. A
   * simulated phone names none, and answers the sender of its latest text. One statement.
   *
   * @param from E.164 of the texting person
   * @param texted our number and messaging service, as far as the provider names them
   */
  async find(work: Work, from: string, texted: readonly string[]): Promise<string> {
    const found = await work.row<{ sender: string | null }>(
      texted.length > 0
        ? `select sms_sender as sender from companies where sms_sender = any($1) order by id limit 1`
        : `select m.sender from outgoing_messages m
            where m.recipient = any($1) and m.channel = 'sms' and m.kind <> 'reply' and m.status in ('sent', 'delivered') order by m.id desc limit 1`,
      [texted.length > 0 ? [...texted] : [from]],
    );
    return found?.sender ?? SHARED_SENDER;
  }
}
