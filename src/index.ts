/** The classes and the types. Importing this registers nothing: see `lupa-elements/define/…`. */
export { LupaProvider } from './elements/provider/provider.ts';
export { LupaSession } from './elements/session/session.ts';
export { SessionEndedEvent } from './elements/session/session.events.ts';
export { LupaConsentList } from './elements/consent-list/consent-list.ts';
export { LupaMyPage } from './elements/my-page/my-page.ts';
export { LupaConsentDetail } from './elements/consent-detail/consent-detail.ts';
export { LupaUsedServices } from './elements/used-services/used-services.ts';
export { ServiceDataChangedEvent, ServiceDisconnectedEvent } from './elements/used-services/used-services.events.ts';
export { LupaTemplateList } from './elements/template-list/template-list.ts';
export { TemplateCreatedEvent } from './elements/template-list/template-list.events.ts';
export { LupaTemplateEditor } from './elements/template-editor/template-editor.ts';
export {
  TemplateDiscardedEvent,
  TemplatePublishedEvent,
  type TemplateDetail,
} from './elements/template-editor/template-editor.events.ts';
export { LupaGroupRequests } from './elements/group-requests/group-requests.ts';
export {
  AnswerRecordedEvent,
  RequestsActedEvent,
  RequestsBeforeActEvent,
  type ActedDetail,
} from './elements/group-requests/group-requests.events.ts';
export { LupaConsentRoster } from './elements/consent-roster/consent-roster.ts';
export { LupaReceiptCheck } from './elements/receipt-check/receipt-check.ts';
export { ConsentBeforeDecideEvent, ConsentDecidedEvent } from './elements/consent-detail/consent-detail.events.ts';
export { ApiError, type ApiErrorKind } from './api/api-error.ts';
export { StaleDecision } from './api/stale-decision.ts';
export { registerAdapter } from './api/adapter-registry.ts';
export { createHttpClient, type HttpClient, type HttpClientOptions } from './api/http-client.ts';
export type {
  ApiPorts,
  ConsentDetailApi,
  ConsentListApi,
  ConsentRosterApi,
  GroupRequestsApi,
  SessionApi,
  SignInApi,
  TemplateEditorApi,
  TemplateListApi,
  UsedServiceCapabilities,
  UsedServicesApi,
  Versioned,
  GroupRequestsQuery,
} from './api/ports.ts';
export type { ConsentDetail, ConsentEvent } from './contract/consent-detail.ts';
export type { ConsentRoster, RosterPerson } from './contract/consent-roster.ts';
export type { ConsentSummary } from './contract/consent-summary.ts';
export type { DecisionMessage } from './contract/decision.ts';
export type {
  BulkItem,
  BulkItems,
  BulkJob,
  Candidates,
  GroupRequests,
  GroupRespondent,
  GroupRow,
  RemindersAhead,
} from './contract/group-requests.ts';
export type { PlanMessage, RecordedAnswer, Selection, StartMessage } from './contract/group-acts.ts';
export type { ResponseStatistics, ResponseTimes } from './contract/response-statistics.ts';
export type { OrganisationList } from './contract/organisation-list.ts';
export type { EditableTemplate, EditableText, EditConflict } from './contract/template-draft.ts';
export type { TemplatePreview } from './contract/template-preview.ts';
export type { TemplateList, TemplateSummary } from './contract/template-list.ts';
export type { UsedService } from './contract/used-services.ts';
export type { Session } from './contract/session.ts';
export { registerWording } from './i18n/wording.ts';
export type { WordingOverrides } from './i18n/localize.ts';
