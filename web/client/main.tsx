import { mount } from "../shared/app/mount.tsx";
import { App } from "./App.tsx";

await mount({
  catalogs: { en: () => import("../locales/en/client.po"), de: () => import("../locales/de/client.po") },
  density: "client",
  children: <App />,
});
