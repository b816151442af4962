// The kinds of institutions, as the API names them.
import type { Item } from '@jixia/api-client';

export type InstitutionKind = Item<'/api/institutions'>['kind'];

export const institutionKinds = [
  'university',
  'enterprise',
  'researchInstitute',
  'association',
  'industrialPark',
  'investor',
] as const satisfies readonly InstitutionKind[];

export const isInstitutionKind = (text: string | undefined): text is InstitutionKind =>
  (institutionKinds as readonly (string | undefined)[]).includes(text);
