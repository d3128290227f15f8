import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '#libs/kernel';

/** Reads the id of a row from the address; anything that is none leads to no page. */
@Injectable()
export class RowIdPipe implements PipeTransform<string, number> {
  /** @throws NotFound */
  transform(text: string): number {
    const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    if (id === 0) throw new NotFound('Row');
    return id;
  }
}
