export { KeyHint } from "./KeyHint.tsx";
export { ShortcutHelp } from "./ShortcutHelp.tsx";
export { type Shortcut, ShortcutProvider, useShortcut } from "./ShortcutProvider.tsx";
