import { Injectable } from '@nestjs/common';

/** The present time; tests replace it. Everything else reads `Work.now`. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
