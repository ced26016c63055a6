import { useEffect, useState } from "react";

/** True from the moment a chat was started until it is there, at most 5 s, so that a second click starts no second one. */
export function useStarting(openChats: number): [starting: boolean, began: () => void] {
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    if (openChats > since) return setSince(null);
    const timer = setTimeout(() => setSince(null), 5_000);
    return () => clearTimeout(timer);
  }, [since, openChats]);
  return [since !== null, () => setSince(openChats)];
}
