import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '#libs/kernel';
import { CONFIGURATION, type Configuration, UnitOfWork, type Work } from '#libs/platform';
import { usernameKey } from '../rules/username-key.js';

/** Days after the last sign-in for which a network is known. */
const KNOWN_NETWORK_DAYS = 30;

/** Networks from which accounts signed in lately. */
@Injectable()
export class SignInNetworkService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Call it in the transaction of the sign-in; writes once an hour at most. */
  remember(work: Work, userId: number, address: string): void {
    work.executeWithoutWaiting(
      `insert into sign_in_networks as known (user_id, network_hash, last_at) values ($1, $2, $3)
       on conflict (user_id, network_hash) do update set last_at = $3 where known.last_at < $3::timestamptz - interval '1 hour'`,
      [userId, this.hashOf(address), work.now],
    );
  }

  /** One statement, the same for unknown users. */
  async isKnown(username: string, address: string): Promise<boolean> {
    const work = this.unitOfWork.reading();
    const known = await work.row(
      `select 1 from sign_in_networks sn join users u on u.id = sn.user_id
        where (u.username = $1 or u.username_key = $4) and sn.network_hash = $2 and sn.last_at > $3::timestamptz - interval '${KNOWN_NETWORK_DAYS} days'`,
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
