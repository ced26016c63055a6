import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Drawer } from "@mantine/core";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { DeskbellMark } from "../../shared/ui/brand/DeskbellMark.tsx";
import { ErrorBoundary } from "../../shared/ui/fault/ErrorBoundary.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region, SkipLink } from "../../shared/ui/regions/index.ts";
import { ShortcutHelp, useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { useNav } from "./nav.ts";
import styles from "./Shell.module.css";
import { Sidebar } from "./Sidebar.tsx";

const FindSetting = lazy(() => import("../find/FindSetting.tsx").then((module) => ({ default: module.FindSetting })));

/** Everything around the pages of the admin portal (design section 5). */
export function Shell() {
  const { t } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [drawer, setDrawer] = useState(false);
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState(false);
  const find = () => {
    setDrawer(false);
    setFound(true);
    setFinding(true);
  };
  useFocusOnPageChange(path);
  return (
    <div className={styles.shell}>
      <SkipLink />
      <Region as="nav" label={t`Main menu`} className={styles.side as string}>
        <Sidebar onFind={find} />
      </Region>
      <Region as="section" label={t`Top bar`} className={styles.top as string}>
        <ActionIcon size={44} aria-label={t`Open the menu`} aria-haspopup="dialog" onClick={() => setDrawer(true)}>
          <Icon of={IconMenu2} size={20} />
        </ActionIcon>
        <span className={styles.brand}>
          <DeskbellMark size={22} />
          <strong>Deskbell</strong>
          <span>
            <Trans>Admin</Trans>
          </span>
        </span>
        <ActionIcon size={44} aria-label={t`Find a setting`} aria-haspopup="dialog" onClick={find}>
          <Icon of={IconSearch} size={20} />
        </ActionIcon>
      </Region>
      <Region as="main" id="main" label={t`Content`} className={styles.main as string}>
        <ErrorBoundary resetKey={path}>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </Region>
      <Drawer opened={drawer} onClose={() => setDrawer(false)} size={288} title={t`Menu`}>
        <nav aria-label={t`Main menu`} className={styles.drawer}>
          <Sidebar onFind={find} onChosen={() => setDrawer(false)} />
        </nav>
      </Drawer>
      <Suspense>{found && <FindSetting opened={finding} onClose={() => setFinding(false)} />}</Suspense>
      <ShortcutHelp />
      <Keys onFind={find} />
    </div>
  );
}

function Keys(props: { onFind: () => void }) {
  const { t } = useLingui();
  useShortcut({ keys: "/", label: t`Find a setting`, run: props.onFind });
  useShortcut({ keys: "Ctrl+K", label: t`Find a setting`, run: props.onFind });
  return useNav()
    .flatMap((group) => group.pages)
    .map((page) => <GoKey key={page.to} to={page.to} label={page.label} />);
}

const goKeys: Record<string, string> = {
  "/accounts": "g a",
  "/contacts": "g c",
  "/agents": "g t",
  "/chat": "g s",
  "/hours": "g h",
  "/permissions": "g p",
};

function GoKey({ to, label }: { to: string; label: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  useShortcut({ keys: goKeys[to] ?? "", label, group: t`Go to`, run: () => void navigate({ to }) });
  return null;
}

/** After a change of page the focus goes to the content. */
function useFocusOnPageChange(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);
}
