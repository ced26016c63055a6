import { createContext, use } from "react";
import type { Me } from "../session/me.ts";

export type Portal = { me: Me; signOut: () => Promise<void>; openPanel: () => void; openHelp: () => void };

export const PortalContext = createContext<Portal | null>(null);

/** The signed-in agent and what every part of the shell may open. */
export function usePortal(): Portal {
  const portal = use(PortalContext);
  if (!portal) throw new Error("usePortal outside of the shell");
  return portal;
}
