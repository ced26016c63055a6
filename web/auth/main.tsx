import { mount } from "../shared/app/mount.tsx";
import { App } from "./App.tsx";

await mount({
  catalogs: { en: () => import("../locales/en/auth.po"), de: () => import("../locales/de/auth.po") },
  density: "client",
  children: <App />,
});
