CREATE TABLE "rating_point" (
	"phase_id" text NOT NULL,
	"revision" integer NOT NULL,
	"entry_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"submission_id" text,
	"rating" double precision NOT NULL,
	"rating_low" double precision NOT NULL,
	"rating_high" double precision NOT NULL,
	"matches" integer NOT NULL,
	"rank" integer,
	CONSTRAINT "rating_point_phase_id_revision_entry_id_at_pk" PRIMARY KEY("phase_id","revision","entry_id","at")
);
--> statement-breakpoint
ALTER TABLE "rating_point" ADD CONSTRAINT "rating_point_phase_id_phase_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phase"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_point" ADD CONSTRAINT "rating_point_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_point" ADD CONSTRAINT "rating_point_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE set null ON UPDATE no action;