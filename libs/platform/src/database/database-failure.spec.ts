import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { databaseFailure } from './database-failure.js';

const fromServer = (code: string) =>
  Object.assign(new DatabaseError('refused', 1, 'error'), { code });
const wrapped = (cause: Error) => new QueryFailedError('select 1', [], cause);
const ofSystem = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('failures of the database', () => {
  it.each`
    error                                                                     | failure          | because
    ${fromServer('53100')}                                                    | ${'full'}        | ${'its disk is'}
    ${wrapped(fromServer('53100'))}                                           | ${'full'}        | ${'the data layer wraps it'}
    ${fromServer('53300')}                                                    | ${'overloaded'}  | ${'it has no connection left'}
    ${fromServer('53200')}                                                    | ${'overloaded'}  | ${'it has no memory left'}
    ${fromServer('57P03')}                                                    | ${'away'}        | ${'it starts'}
    ${ofSystem('ECONNREFUSED')}                                               | ${'away'}        | ${'nobody is there'}
    ${new Error('timeout exceeded when trying to connect')}                   | ${'overloaded'}  | ${'nobody gave a connection back'}
    ${fromServer('57P01')}                                                    | ${'interrupted'} | ${'it was stopped'}
    ${fromServer('57P02')}                                                    | ${'interrupted'} | ${'another process of it crashed'}
    ${wrapped(ofSystem('ECONNRESET'))}                                        | ${'interrupted'} | ${'it was killed'}
    ${new Error('Connection terminated unexpectedly')}                        | ${'interrupted'} | ${'the driver says so'}
    ${wrapped(new Error('Connection terminated unexpectedly'))}               | ${'interrupted'} | ${'wrapped, too'}
    ${new Error('Connection terminated due to connection timeout')}           | ${'overloaded'}  | ${'it was not made'}
    ${wrapped(fromServer('23505'))}                                           | ${null}          | ${'that is a statement’s failure'}
    ${fromServer('54000')}                                                    | ${null}          | ${'that is a statement’s failure'}
    ${new Error('Somebody wrote: Connection terminated unexpectedly, or so')} | ${null}          | ${'these are words of somebody else'}
    ${'ECONNREFUSED'}                                                         | ${null}          | ${'this is no error'}
  `('is $failure for $error.message $error.code: $because', ({ error, failure }) => {
    expect(databaseFailure(error)).toBe(failure);
  });
});
