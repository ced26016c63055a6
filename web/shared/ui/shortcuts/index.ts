export { KeyHint } from "./KeyHint.tsx";
export { ShortcutHelp } from "./ShortcutHelp.tsx";
export { type Shortcut, useShortcut } from "./ShortcutProvider.tsx";
