-- GET /pay/rule-sets/examples/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql
