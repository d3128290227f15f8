import type { JSX } from 'preact';
import { Link } from '../frame/link.js';
import { Amount } from '../pay-lines/hours-cells.js';
import type { RowPay } from './report-pay.service.js';

/** The amount of a row, which leads to why. */
export function PayCell({ pay }: { pay: RowPay | undefined }): JSX.Element {
  if (!pay) return <>-</>;
  return (
    <Link href={`/app/pay/entries/${pay.entryId}/`}>
      <Amount sum={pay.sum} />
    </Link>
  );
}
