// Public entry: a typed client of a Jixia server, for the site, the command line and programs.
export { type Api, type ApiOptions, createApi, dataOf, ifMatch, newIdempotencyKey, versionedOf } from './api.ts';
export { ApiError, type ApiErrorCode } from './api-error.ts';
export type { Answer, Body, Item } from './api-shapes.ts';
export { everyItem, type Page } from './every-item.ts';
