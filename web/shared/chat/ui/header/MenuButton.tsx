import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import type { ChatMenuEntry } from "../types.ts";
import type { HeaderMenu } from "./HeaderMenu.tsx";

/** Menus bring much code along: it comes when the pointer or the focus nears the button, and opens with the first click. */
const load = () => import("./HeaderMenu.tsx");
const prefetch = () => void load().catch(() => undefined);

/** The button of the window's menu. */
export function MenuButton({ entries }: { entries: ChatMenuEntry[] }) {
  const { t } = useLingui();
  const [Menu, setMenu] = useState<typeof HeaderMenu>();
  if (Menu) return <Menu entries={entries} />;
  const open = () =>
    load().then(
      (module) => setMenu(() => module.HeaderMenu),
      () => undefined,
    );
  return (
    <ActionIcon
      size={28}
      aria-label={t`More`}
      title={t`More`}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prefetch}
      onPointerDown={prefetch}
      onFocus={prefetch}
      onClick={() => void open()}
    >
      <Icon of={IconDots} size={18} />
    </ActionIcon>
  );
}
