import type { ComponentProps } from "react";

type Role = "table" | "rowgroup" | "row" | "columnheader" | "rowheader" | "cell";

/**
 * A part of a table that becomes cards on narrow places. Table elements laid out as something else lose their meaning in
 * browsers, so the roles are said.
 */
export function Part({ as, ...rest }: { as: Role } & Omit<ComponentProps<"div">, "role">) {
  return <div role={as} {...rest} />;
}
