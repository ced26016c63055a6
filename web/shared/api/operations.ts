import type { OperationInput, OperationResult } from "@deskbell/common/api/operation.ts";
import type { ChatOperations } from "@deskbell/common/chat/api.ts";
import type { HoursOperations } from "@deskbell/common/hours/api.ts";
import type { AuthOperations } from "@deskbell/common/identity/api.ts";
import type { PeopleOperations } from "@deskbell/common/people/api.ts";
import type { PermissionsOperations } from "@deskbell/common/permissions/api.ts";
import type { SettingsOperations } from "@deskbell/common/settings/api.ts";

/** Every operation that the portals may call. A new map of `common/<noun>/api.ts` is one more name in this list. */
export interface ApiOperations
  extends ChatOperations,
    PeopleOperations,
    PermissionsOperations,
    SettingsOperations,
    HoursOperations,
    AuthOperations {}

export type ApiOperation = keyof ApiOperations & string;

type Optional<T> = {
  [K in keyof T]-?: Record<string, never> extends Pick<T, K> ? K : undefined extends T[K] ? K : never;
}[keyof T];
/** Parts that may be left out, such as a query of which nothing is required, need not be given at all. */
type Relaxed<T> = Omit<T, Optional<T>> & Partial<Pick<T, Optional<T>>>;
type Parts<T> = { [K in keyof T]: Record<string, never> extends T[K] ? T[K] | undefined : T[K] };

/** What a caller gives besides the operation: `params`, `query` and `body`, as far as the operation has them. */
export type ApiInput<K extends ApiOperation> = Relaxed<Parts<OperationInput<ApiOperations[K]>>>;

/** The body of a successful answer. */
export type ApiResult<K extends ApiOperation> = OperationResult<ApiOperations[K]>;
