// All routes of the API, by domain.
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { addAuditRoutes } from './audit/audit-routes.ts';
import { addCompetitionRoutes } from './competitions/competition-routes.ts';
import { addPhasePlanRoutes } from './competitions/phase-routes.ts';
import { addExchangeRoutes } from './exchange/exchange-routes.ts';
import { addRulesetRoutes } from './files/ruleset-routes.ts';
import { addAccountRoutes } from './identity/account-routes.ts';
import { addAuthRoutes } from './identity/auth-routes.ts';
import { addTokenRoutes } from './identity/token-routes.ts';
import { addUserRoutes } from './identity/user-routes.ts';
import { addInstitutionRoutes } from './institutions/institution-routes.ts';
import { addInvitationRoutes } from './invitations/invitation-routes.ts';
import { addLiveRoutes } from './live/live-routes.ts';
import { addMatchRoutes } from './matches/match-routes.ts';
import { addOperationsRoutes } from './operations-routes.ts';
import type { Platform } from './platform.ts';
import { addAppealRoutes } from './results/appeal-routes.ts';
import { addCertificateRoutes } from './results/certificate-routes.ts';
import { addResultRoutes } from './results/result-routes.ts';
import { addSiteFactsRoutes } from './site-facts-routes.ts';
import { addTeamRoutes } from './teams/team-routes.ts';

export function addRoutes(app: FastifyInstance, platform: Platform, metrics: Registry): void {
  addOperationsRoutes(app, platform, metrics);
  addSiteFactsRoutes(app, platform);
  addAuthRoutes(app, platform);
  addAccountRoutes(app, platform);
  addTokenRoutes(app, platform);
  addUserRoutes(app, platform);
  addAuditRoutes(app, platform);
  addInstitutionRoutes(app, platform);
  addTeamRoutes(app, platform);
  addInvitationRoutes(app, platform);
  addExchangeRoutes(app, platform);
  addMatchRoutes(app, platform);
  addCompetitionRoutes(app, platform);
  addPhasePlanRoutes(app, platform);
  addAppealRoutes(app, platform);
  addResultRoutes(app, platform);
  addCertificateRoutes(app, platform);
  addRulesetRoutes(app, platform);
  addLiveRoutes(app, platform);
}
