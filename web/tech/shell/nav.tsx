import { type LinkProps, Link as RouterLink, useNavigate } from "@tanstack/react-router";
import { type ComponentPropsWithoutRef, useCallback } from "react";
import type { HistorySearch } from "../history/filters.ts";

/** Every address of the TECH portal. `search: true` keeps the filters that are in the address now. */
export type Place =
  | { to: "/" }
  | { to: "/chats/$chatId"; params: { chatId: string } }
  | { to: "/history"; search?: HistorySearch | true }
  | { to: "/history/$chatId"; params: { chatId: string }; search?: HistorySearch | true };

type Active = Pick<LinkProps, "activeOptions">;

/**
 * A link within the portal. The router's own link is typed by one registered router for all portals; this one knows the
 * addresses of TECH.
 */
export function Link(props: Place & Active & Omit<ComponentPropsWithoutRef<"a">, "href">) {
  return <RouterLink {...(props as unknown as LinkProps)} />;
}

/** Goes to a place of the portal. */
export function useGo(): (place: Place, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((place, options) => void navigate({ ...place, ...options } as never), [navigate]);
}
