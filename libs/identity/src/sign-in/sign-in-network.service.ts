import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '#libs/kernel';
import { CONFIGURATION, type Configuration, UnitOfWork, type Work } from '#libs/platform';
import { usernameKey } from '../rules/username-key.js';

/** A network is known for so many days after the last sign-in from there. */
export const KNOWN_NETWORK_DAYS = 30;

/** From where accounts signed in lately. */
@Injectable()
export class SignInNetworkService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** In the transaction of the sign-in; written once an hour at most. */
  remember(work: Work, userId: number, address: string): void {
    work.executeWithoutWaiting(
      `insert into sign_in_networks as known (user_id, network_hash, last_at) values ($1, $2, $3)
       on conflict (user_id, network_hash) do update set last_at = $3 where known.last_at < $3::timestamptz - interval '1 hour'`,
      [userId, this.hashOf(address), work.now],
    );
  }

  /** One statement, and the same for a user who does not exist. */
  async isKnown(username: string, address: string): Promise<boolean> {
    const work = this.unitOfWork.reading();
    const known = await work.row(
      `select 1 from sign_in_networks n join users u on u.id = n.user_id
        where (u.username = $1 or u.username_key = $4) and n.network_hash = $2 and n.last_at > $3::timestamptz - interval '${KNOWN_NETWORK_DAYS} days'`,
      [username, this.hashOf(address), work.now, usernameKey(username)],
    );
    return known !== null;
  }

  private hashOf(address: string): string {
    return createHmac('sha256', this.configuration.secretKey ?? '')
      .update(`network ${networkOf(address)}`)
      .digest('hex');
  }
}
