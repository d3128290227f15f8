import { Module } from '@nestjs/common';
import { ActorsQueries } from './actors.queries.js';
import { KeysService } from './keys.service.js';
import { Passwords } from './passwords.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleService } from './people.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

const PROVIDERS = [ActorsQueries, KeysService, Passwords, PeopleQueries, PeopleService, SessionsService, SignInService];

/** Users, keys, sessions, roles, and the table of who may try what. */
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class IdentityModule {}
