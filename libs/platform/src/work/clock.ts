import { Injectable } from '@nestjs/common';

/** What time it is. Tests hand in their own; everything else asks `Work.now`. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
