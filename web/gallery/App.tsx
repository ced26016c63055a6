import { lazy, Suspense } from "react";
import { StatesPage } from "./StatesPage.tsx";

const ChatStates = lazy(() => import("./ChatStates.tsx").then((module) => ({ default: module.ChatStates })));
const AgentDock = lazy(() => import("./AgentDock.tsx").then((module) => ({ default: module.AgentDock })));
const ContactDock = lazy(() => import("./ContactDock.tsx").then((module) => ({ default: module.ContactDock })));
const Forms = lazy(() => import("./Forms.tsx").then((module) => ({ default: module.Forms })));

const pages = { states: StatesPage, chats: ChatStates, agent: AgentDock, contact: ContactDock, forms: Forms };

/** Every shared component in its states; the part after `#` chooses a page. */
export function App() {
  const name = window.location.hash.slice(1) as keyof typeof pages;
  const Page = pages[name] ?? StatesPage;
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}
