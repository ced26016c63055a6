import { z } from "zod";

/** Every refusal of the API by its stable code: status and title (spec 00 section 4.2, spec 93 section 10.5). */
export const problems = {
  malformed_json: [400, "The request is not valid JSON"],
  wrong_type: [400, "A value has the wrong type"],
  unknown_parameter: [400, "Unknown query parameter"],
  cursor_mismatch: [400, "The page cursor belongs to another list"],
  unauthenticated: [401, "Sign in first"],
  invalid_credentials: [401, "E-mail or password is wrong"],
  forbidden: [403, "You are not allowed to do this"],
  csrf: [403, "The request did not come from this site"],
  insufficient_scope: [403, "The API key lacks the scope for this"],
  impersonated: [403, "Not available while acting as somebody else"],
  chat_not_permitted: [403, "Chat is not available to you"],
  contact_chat_disabled: [403, "This contact may not use ticket chat"],
  not_participant: [403, "You are not in this chat"],
  not_closer: [403, "Only the agent who closed the chat may change its note"],
  not_found: [404, "Not found"],
  method_not_allowed: [405, "Method not allowed"],
  conflict: [409, "Conflict"],
  duplicate: [409, "This already exists"],
  in_progress: [409, "The same request is still running"],
  idempotency_conflict: [409, "This message id was used for another text"],
  invalid_transition: [409, "The chat cannot do this in its present state"],
  active_session_exists: [409, "A chat is already open"],
  already_handled: [409, "Somebody else is handling this chat"],
  already_completed: [409, "The chat is already completed"],
  session_closed: [409, "The chat is closed"],
  not_handled: [409, "Nobody has joined this chat yet"],
  last_agent: [409, "You are the last agent in this chat"],
  outside_office_hours: [409, "Chat is closed at this hour"],
  contact_not_online: [409, "The contact is not online"],
  ticket_closed: [409, "The ticket is closed"],
  setup_done: [409, "This site is already set up"],
  stale: [412, "Somebody else has changed this"],
  too_large: [413, "The request is too large"],
  unsupported_media_type: [415, "Send JSON"],
  validation_failed: [422, "Some values are not valid"],
  empty_message: [422, "The message is empty"],
  message_too_long: [422, "The message is too long"],
  not_eligible: [422, "Some agents cannot join this chat"],
  idempotency_mismatch: [422, "The idempotency key was used for another request"],
  locked: [423, "Sign-in is locked for a while"],
  precondition_required: [428, "Send If-Match"],
  rate_limited: [429, "Too many requests"],
  internal: [500, "Something went wrong on our side"],
  unavailable: [503, "The service is not available for a moment"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** RFC 9457 problem document. Extra members are allowed, for example `session` on chat conflicts. */
export const Problem = z
  .looseObject({
    type: z.string().describe("Address of a page that explains the problem; ends in the code"),
    title: z.string().describe("The kind of problem, in a short sentence"),
    status: z.int().describe("HTTP status"),
    detail: z.string().optional().describe("What happened and what to do"),
    instance: z.string().optional().describe("urn:request:<request id>"),
    code: z.string().describe("Stable code"),
    requestId: z.string().optional().describe("Quote this when asking for help"),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe("All invalid fields at once"),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
