import { z } from "zod";

/** Text as people type it: no NUL and no lone surrogates, which PostgreSQL and JSON consumers cannot hold. */
export const text = (min: number, max: number) =>
  z
    .string()
    .refine((s) => s.isWellFormed() && !s.includes("\u0000"), { error: "Contains characters that cannot be stored" })
    .transform((s) => s.trim())
    .pipe(z.string().min(min).max(max));

/** RFC 3339 instant in UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).describe("RFC 3339 instant");
export const integerId = z.coerce.number().int().min(1).max(2_147_483_647).describe("Integer id");
export const sessionId = z
  .string()
  .max(64)
  .regex(/^[\w-]+$/)
  .describe("Chat session id, for example 1530162945-9852");

export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    page: z.object({
      limit: z.int(),
      hasMore: z.boolean(),
      nextCursor: z.string().nullable().describe("Give it back as ?cursor= for the next page"),
    }),
    total: z.int().optional().describe("Only with include=total"),
  });

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Rows per page"),
  cursor: z.string().max(1000).optional().describe("nextCursor of the page before"),
};
