import type { ContactPermission } from "@deskbell/common/permissions/api.ts";
import type { Actor } from "../../platform/actor.ts";
import { cursorAfter, readCursor } from "../../platform/http/page.ts";
import type { Platform } from "../../platform/platform.ts";
import type { SetValue } from "../../platform/settings/index.ts";
import { accessAccount } from "../people/index.ts";
import { permissionNamed } from "./features.ts";
import { level } from "./present.ts";

export interface ContactsQuery {
  limit: number;
  cursor?: string;
  q?: string;
  own?: "true" | "false";
}

interface Row {
  id: number;
  name: string;
  value: boolean | null;
  setBy: SetValue["setBy"] | null;
  setAt: Date | null;
}

/** Active contacts of an account by name, with their value of one permission and where it comes from; keyset-paged. */
export async function contactsWithPermission(
  site: Platform,
  actor: Actor,
  accountId: number,
  key: string,
  query: ContactsQuery,
) {
  const permission = permissionNamed(key);
  await accessAccount(site, actor, accountId);
  const { steps } = await site.settings.explain(permission, { accountId });
  const list = ["contacts with permission", accountId, key, query.q ?? "", query.own ?? ""];
  const after = query.cursor === undefined ? null : readCursor(list, query.cursor, ["", 0]);
  const rows = await page(site, accountId, key, query, after);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit;
  return {
    data: shown.map(({ id, name, value, setBy, setAt }): ContactPermission => {
      const own = { scope: "contact" as const, value, setBy: setBy ?? undefined, setAt: setAt?.toISOString() };
      const said = permission.scopes.includes("contact") ? [own, ...steps] : steps;
      return { contact: { id, name }, ...level(said, "contact") };
    }),
    page: { limit: query.limit, hasMore, nextCursor: hasMore && last ? cursorAfter(list, [last.name, last.id]) : null },
  };
}

function page(
  site: Platform,
  accountId: number,
  key: string,
  { q, own, limit }: ContactsQuery,
  after: readonly (string | number)[] | null,
): Promise<Row[]> {
  const pattern = q === undefined ? null : `%${q.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return site.db.query<Row>(
    `select c.id, c.full_name as name, v.value, v.set_by as "setBy", v.set_at as "setAt"
       from contact c
       left join cascade_value v on v.key = $2 and v.scope = 'contact' and v.scope_id = c.id
      where c.account_id = $1 and c.state = 'active'
        and ($3::text is null or (c.full_name || ' ' || c.email) ilike $3)
        and ($4::bool is null or (v.key is not null) = $4)
        and ($5::text is null or (lower(c.full_name), c.id) > (lower($5), $6::int))
      order by lower(c.full_name), c.id
      limit $7`,
    [
      accountId,
      key,
      pattern,
      own === undefined ? null : own === "true",
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ],
  );
}
