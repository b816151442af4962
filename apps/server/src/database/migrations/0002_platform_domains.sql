CREATE TABLE "try_count" (
	"key" text PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "job_dedupe";--> statement-breakpoint
ALTER TABLE "entry" ADD COLUMN "agent_id" text;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "requested_by" text;--> statement-breakpoint
ALTER TABLE "model" ADD COLUMN "fork_of_number" integer;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "try_count_age" ON "try_count" USING btree ("window_ends_at");--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_agent_id_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agent"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_requested_by_user_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_agent" ON "entry" USING btree ("agent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_dedupe" ON "job" USING btree ("dedupe_key") WHERE "job"."status" = 'queued';