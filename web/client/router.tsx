import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { HomePage } from "./home/HomePage.tsx";
import { NotFoundPage } from "./page/NotFoundPage.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });

const support = createRoute({
  getParentRoute: () => root,
  path: "support",
  component: lazyRouteComponent(() => import("./support/SupportPage.tsx"), "SupportPage"),
});

/** `q` is the search of the list; it is in the address so that back, forward and reload keep it. */
const chats = createRoute({
  getParentRoute: () => root,
  path: "chats",
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === "string" && search.q ? { q: search.q } : {},
  component: lazyRouteComponent(() => import("./chats/ChatsPage.tsx"), "ChatsPage"),
});

const chat = createRoute({
  getParentRoute: () => root,
  path: "chats/$id",
  component: lazyRouteComponent(() => import("./chats/ChatPage.tsx"), "ChatPage"),
});

/** The pages of the client portal under `/portal`. */
export const router = createRouter({
  routeTree: root.addChildren([home, support, chats, chat]),
  basepath: "/portal",
  defaultPreload: "intent",
  scrollRestoration: true,
});
