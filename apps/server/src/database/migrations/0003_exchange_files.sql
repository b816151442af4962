ALTER TABLE "model_version" ALTER COLUMN "file_hash" DROP NOT NULL;--> statement-breakpoint
UPDATE "model_version" SET "evaluation" = '{"status": "failed", "reason": "It was not measured.", "isChecked": false, "rulesHash": "", "seed": "0", "pairsPlanned": 0, "measuredAt": null, "strength": null, "jobId": null, "opponents": []}' WHERE "evaluation" IS NULL;--> statement-breakpoint
ALTER TABLE "model_version" ALTER COLUMN "evaluation" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "size_bytes" integer;--> statement-breakpoint
UPDATE "model_version" SET "sha256" = "blob"."hash", "size_bytes" = "blob"."size_bytes" FROM "blob" WHERE "blob"."hash" = "file_hash";--> statement-breakpoint
ALTER TABLE "model_version" ALTER COLUMN "sha256" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ALTER COLUMN "size_bytes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version" ADD COLUMN "file_removed_reason" text;--> statement-breakpoint
CREATE INDEX "model_version_file" ON "model_version" USING btree ("file_hash");