export { ChatDock } from "./ChatDock.tsx";
export { ChatWindow } from "./ChatWindow.tsx";
export { CallbackDialog } from "./callback/CallbackDialog.tsx";
export { CallbackForm } from "./callback/CallbackForm.tsx";
export { systemWords } from "./log/systemWords.ts";
export { Markdown } from "./markdown/Markdown.tsx";
export type * from "./types.ts";
