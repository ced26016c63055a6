import type { Module } from "../../platform/module.ts";
import { defaultQueueSetting } from "./queues.ts";

export { defaultQueueId, ensureQueues, listQueues } from "./queues.ts";

/** The service desk: so far the queues that agents are restricted to. */
export const deskModule: Module = {
  name: "desk",
  declarations: [defaultQueueSetting] as Module["declarations"],
};
