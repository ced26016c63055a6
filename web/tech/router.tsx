import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { ChatLinkPage } from "./desk/ChatLinkPage.tsx";
import { DeskPage } from "./desk/DeskPage.tsx";
import { readSearch } from "./history/filters.ts";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const desk = createRoute({ getParentRoute: () => root, path: "/", component: DeskPage });

const chatLink = createRoute({ getParentRoute: () => root, path: "chats/$chatId", component: ChatLinkPage });

const history = createRoute({
  getParentRoute: () => root,
  path: "history",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./history/HistoryPage.tsx"), "HistoryPage"),
});

/** Drawn by the page above, which reads the chat from the address. */
const historyChat = createRoute({ getParentRoute: () => history, path: "$chatId" });

/** The pages of the TECH portal under `/tech`. */
export const router = createRouter({
  routeTree: root.addChildren([desk, chatLink, history.addChildren([historyChat])]),
  basepath: "/tech",
  scrollRestoration: true,
});
