/** What a page shows of an RFC 9457 problem document. `errors` maps a field's name to what is wrong with it. */
export type Refusal = {
  status: number;
  code: string;
  detail: string;
  requestId?: string;
  errors: Record<string, string>;
};

export type Answer<Body> = { ok: true; body: Body } | { ok: false; refusal: Refusal };

/**
 * Posts JSON for the pages that stand before sign-in. Never throws: no connection is a refusal with status 0 and code
 * `no_connection`; a refusal without words has an empty `detail`.
 */
export async function postJson<Body>(path: string, body: object): Promise<Answer<Body>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, refusal: { status: 0, code: "no_connection", detail: "", errors: {} } };
  }
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return { ok: true, body: answer as Body };
  const problem = answer as {
    code?: string;
    detail?: string;
    requestId?: string;
    errors?: { pointer: string; detail: string }[];
  };
  const errors = Object.fromEntries(
    (problem.errors ?? []).map((error) => [error.pointer.replace(/^#?\//, ""), error.detail]),
  );
  return {
    ok: false,
    refusal: {
      status: response.status,
      code: problem.code ?? "",
      detail: problem.detail ?? "",
      requestId: problem.requestId,
      errors,
    },
  };
}
