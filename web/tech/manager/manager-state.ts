import { useLocalStorage } from "@mantine/hooks";
import { createContext, use } from "react";

export const tabs = ["mine", "waiting", "abandoned", "callbacks"] as const;
export type Tab = (typeof tabs)[number];

export type ManagerState = {
  opened: boolean;
  tab: Tab;
  /** Opens the manager at a tab, or shows the tab where it is open already. */
  show: (tab: Tab) => void;
  toggle: () => void;
};

/** Whether the session manager is open and at which tab, remembered on this device. */
export function useManagerState(narrow: boolean): ManagerState {
  const [stored, setStored] = useLocalStorage<{ opened?: boolean; tab: Tab }>({
    key: "deskbell.tech.manager",
    defaultValue: { tab: "waiting" },
    getInitialValueInEffect: false,
  });
  const opened = stored.opened ?? !narrow;
  return {
    opened,
    tab: tabs.includes(stored.tab) ? stored.tab : "waiting",
    show: (tab) => setStored({ opened: true, tab }),
    toggle: () => setStored((before) => ({ ...before, opened: !opened })),
  };
}

export const Manager = createContext<ManagerState>({
  opened: true,
  tab: "waiting",
  show: () => {},
  toggle: () => {},
});

export function useManager(): ManagerState {
  return use(Manager);
}
