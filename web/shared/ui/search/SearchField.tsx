import { useLingui } from "@lingui/react/macro";
import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { Icon } from "../icon/Icon.tsx";
import { KeyHint } from "../shortcuts/KeyHint.tsx";
import { useShortcut } from "../shortcuts/ShortcutProvider.tsx";

/** A search box with a magnifier; `/` goes to it (unless `withKey` is false), Escape empties it, a cross too. */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  withKey?: boolean;
  size?: "xs" | "sm" | "md";
  onSubmit?: () => void;
  className?: string;
}) {
  const { value, onChange, label, withKey = true } = props;
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  useShortcut({ keys: "/", label, disabled: !withKey, run: () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={props.placeholder ?? label}
      size={props.size}
      value={value}
      className={props.className}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") props.onSubmit?.();
        if (event.key !== "Escape") return;
        event.preventDefault();
        if (value) onChange("");
        else event.currentTarget.blur();
      }}
      leftSection={<Icon of={IconSearch} size={16} />}
      leftSectionPointerEvents="none"
      rightSection={
        value ? (
          <CloseButton size={24} iconSize={14} aria-label={t`Empty the search`} onClick={() => onChange("")} />
        ) : withKey ? (
          <KeyHint keys="/" />
        ) : undefined
      }
      rightSectionPointerEvents={value ? "all" : "none"}
    />
  );
}
