ALTER TABLE "model_version" ALTER COLUMN "file_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ALTER COLUMN "evaluation" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "sha256" text NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "size_bytes" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "file_removed_reason" text;--> statement-breakpoint
CREATE INDEX "model_version_file" ON "model_version" USING btree ("file_hash");