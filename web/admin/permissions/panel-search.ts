/** Which permission is open in the panel, and for which contact it is explained. */
export type PanelSearch = { open?: string; contact?: number };

/** Reads the address of a page of permissions; what it does not know is left out. */
export function readPanelSearch(search: Record<string, unknown>): PanelSearch {
  const { open, contact } = search;
  const id = Number(contact);
  return {
    ...(typeof open === "string" && open ? { open } : {}),
    ...(Number.isInteger(id) && id > 0 ? { contact: id } : {}),
  };
}
