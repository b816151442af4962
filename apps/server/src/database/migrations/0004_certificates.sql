ALTER TABLE "appeal_step" ADD COLUMN "detail" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "role" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "ranked_entries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
INSERT INTO "blob" ("hash", "size_bytes", "bytes") SELECT DISTINCT encode(sha256(convert_to("evidence"::text, 'UTF8')), 'hex'), length(convert_to("evidence"::text, 'UTF8')), convert_to("evidence"::text, 'UTF8') FROM "certificate" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "certificate" SET "evidence_hash" = encode(sha256(convert_to("evidence"::text, 'UTF8')), 'hex');--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_evidence_hash_blob_hash_fk" FOREIGN KEY ("evidence_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_user" ON "certificate" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "certificate" DROP COLUMN "evidence";