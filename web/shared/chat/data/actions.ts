import type { CallbackInput, ChatSession, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../api/client.ts";
import type { ApiInput } from "../../api/operations.ts";
import { ApiProblem } from "../../api/problem.ts";
import type { StartChat } from "./outbox-store.ts";

type Completion = NonNullable<ApiInput<"POST /chat-sessions/{id}/complete">["body"]>;
type CallbackForm = ApiInput<"POST /chat-sessions/{id}/callback">["body"];

/** What the actions tell the rest of the chat, before their promises settle. */
export interface ActionEffects {
  session(session: ChatSession | ChatSessionView): void;
  gone(id: string): void;
  joined(id: string): void;
  left(id: string): void;
  dismissed(id: string): void;
}

/**
 * Everything a person does to a chat besides writing. Resolves with the fresh session, which lists and windows already
 * show; rejects with `ApiProblem` or `NetworkProblem`. A refusal that carries the session (409) brings it up to date too.
 */
export function chatActions(call: Call, effects: ActionEffects) {
  const act = async <T extends ChatSessionView>(id: string | undefined, work: Promise<T>): Promise<T> => {
    try {
      const session = await work;
      effects.session(session);
      return session;
    } catch (error) {
      if (error instanceof ApiProblem && error.extra.session) effects.session(error.extra.session as ChatSession);
      if (error instanceof ApiProblem && error.status === 404 && id) effects.gone(id);
      throw error;
    }
  };
  const entering = async (id: string, work: Promise<ChatSessionView>) => {
    const session = await act(id, work);
    effects.joined(session.id);
    return session;
  };
  const leaving = async (id: string, work: Promise<ChatSessionView>) => {
    const session = await act(id, work);
    effects.left(id);
    return session;
  };
  const open = async (body: StartChat) => {
    const session = await act(undefined, call("POST /chat-sessions", { body }));
    effects.joined(session.id);
    return session;
  };
  const params = (id: string) => ({ params: { id } });
  return {
    join: (id: string, { force = false } = {}) =>
      entering(id, call("POST /chat-sessions/{id}/join", { ...params(id), body: { force } })),
    accept: (id: string) => entering(id, call("POST /chat-sessions/{id}/accept", params(id))),
    decline: (id: string) => leaving(id, call("POST /chat-sessions/{id}/decline", params(id))),
    leave: (id: string) => leaving(id, call("POST /chat-sessions/{id}/leave", params(id))),
    complete: (id: string, body: Completion = {}) =>
      act(id, call("POST /chat-sessions/{id}/complete", { ...params(id), body })),
    changeCloseNote: (id: string, note: string) =>
      act(id, call("PUT /chat-sessions/{id}/close-note", { ...params(id), body: { note } })),
    invite: (id: string, agentIds: number[]) =>
      act(id, call("POST /chat-sessions/{id}/invites", { ...params(id), body: { agentIds } })),
    withdrawInvite: (id: string, agentId: number) =>
      act(id, call("DELETE /chat-sessions/{id}/invites/{agentId}", { params: { id, agentId } })),
    requestCallback: (id: string, body: CallbackForm | CallbackInput) =>
      act(id, call("POST /chat-sessions/{id}/callback", { ...params(id), body })),
    changeCallback: (id: string, body: CallbackForm | CallbackInput) =>
      act(id, call("PATCH /chat-sessions/{id}/callback", { ...params(id), body })),
    withdrawCallback: (id: string) => act(id, call("POST /chat-sessions/{id}/callback/withdraw", params(id))),
    /** Silences the alert on all devices of this person, at once here (spec 10 C-32). */
    dismiss: async (id: string): Promise<void> => {
      effects.dismissed(id);
      await call("POST /chat-sessions/{id}/dismiss", params(id));
    },
    /** Opens a chat towards the contact of a ticket. */
    push: (body: { ticketId: number; contactId: number }) => open({ kind: "push", ...body }),
    /** Asks to be called back without chatting. */
    callMeBack: (body: Omit<Extract<StartChat, { kind: "callback" }>, "kind">) =>
      act(undefined, call("POST /chat-sessions", { body: { kind: "callback", ...body } })),
  };
}

export type ChatActions = ReturnType<typeof chatActions>;
