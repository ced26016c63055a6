import { mount } from "../shared/app/mount.tsx";
import { App } from "./App.tsx";

await mount({
  catalogs: { en: () => import("../locales/en/setup.po"), de: () => import("../locales/de/setup.po") },
  density: "client",
  children: <App />,
});
