import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, useMantineColorScheme } from "@mantine/core";

/** Light, dark, or as the system says; remembered on this device. */
export function ThemeSwitch() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t`Theme`}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
      data={[
        { value: "light", label: t`Light` },
        { value: "dark", label: t`Dark` },
        { value: "auto", label: t`System` },
      ]}
    />
  );
}
