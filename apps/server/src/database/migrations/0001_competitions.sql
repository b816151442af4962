CREATE TABLE "agent" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"team_id" text,
	"scenario_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_published" boolean DEFAULT false NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agent_has_owner" CHECK ("agent"."is_sample" or "agent"."owner_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"competition_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"phase_id" text,
	"match_id" text,
	"filed_by" text,
	"text" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "appeal_status" CHECK ("appeal"."status" in ('open', 'underReview', 'upheld', 'dismissed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "appeal_step" (
	"id" text PRIMARY KEY NOT NULL,
	"appeal_id" text NOT NULL,
	"by_user_id" text,
	"action" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blob" (
	"hash" text PRIMARY KEY NOT NULL,
	"size_bytes" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blob_size" CHECK ("blob"."size_bytes" = length("blob"."bytes"))
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"code" text PRIMARY KEY NOT NULL,
	"competition_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"phase_id" text,
	"user_id" text,
	"holder_name" text NOT NULL,
	"rank" integer,
	"evidence" jsonb NOT NULL,
	"evidence_hash" text NOT NULL,
	"issued_by" text,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "competition" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"scenario_id" text NOT NULL,
	"rules_hash" text NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"rules_zh" text DEFAULT '' NOT NULL,
	"rules_en" text DEFAULT '' NOT NULL,
	"eligibility" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"organiser_id" text,
	"institution_id" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"registration_opens_at" timestamp with time zone,
	"registration_closes_at" timestamp with time zone,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "competition_slug_unique" UNIQUE("slug"),
	CONSTRAINT "competition_status" CHECK ("competition"."status" in ('draft', 'published', 'finished', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "competition_organiser" (
	"competition_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "competition_organiser_competition_id_user_id_pk" PRIMARY KEY("competition_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" text PRIMARY KEY NOT NULL,
	"competition_id" text NOT NULL,
	"user_id" text,
	"team_id" text,
	"name" text NOT NULL,
	"institution_id" text,
	"members" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"submission_id" text,
	"status" text DEFAULT 'registered' NOT NULL,
	"reason" text,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "entry_status" CHECK ("entry"."status" in ('registered', 'withdrawn', 'disqualified'))
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"user_id" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_user_id_object_kind_object_id_pk" PRIMARY KEY("user_id","object_kind","object_id"),
	CONSTRAINT "follow_object_kind" CHECK ("follow"."object_kind" in ('model', 'competition', 'agent', 'thread'))
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"share_key" text DEFAULT '' NOT NULL,
	"institution_id" text,
	"dedupe_key" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"ticket_id" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"worker_name" text,
	"progress" real DEFAULT 0 NOT NULL,
	"reason" text,
	"run_after" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_status" CHECK ("job"."status" in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "live_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match" (
	"id" text PRIMARY KEY NOT NULL,
	"scenario_id" text NOT NULL,
	"rules_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"phase_id" text,
	"pairing_id" text,
	"pair_number" integer DEFAULT 0 NOT NULL,
	"seed" text NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"job_id" text,
	"winner" integer,
	"end_reason" text,
	"ticks" integer,
	"decisions" integer,
	"final_hash" text,
	"replay_hash" text,
	"forfeit" jsonb,
	"fault_log" text,
	"timing" jsonb,
	"worker_name" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"is_superseded" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "match_status" CHECK ("match"."status" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "match_purpose" CHECK ("match"."purpose" in ('validation', 'ladder', 'tournament', 'evaluation', 'exhibition', 'regrade')),
	CONSTRAINT "match_done" CHECK ("match"."status" <> 'done' or num_nulls("match"."winner", "match"."final_hash", "match"."replay_hash", "match"."finished_at") = 0)
);
--> statement-breakpoint
CREATE TABLE "match_side" (
	"match_id" text NOT NULL,
	"side" integer NOT NULL,
	"submission_id" text NOT NULL,
	"entry_id" text,
	"score" real,
	CONSTRAINT "match_side_match_id_side_pk" PRIMARY KEY("match_id","side")
);
--> statement-breakpoint
CREATE TABLE "match_stream" (
	"match_id" text NOT NULL,
	"from_decision" integer NOT NULL,
	"decisions" integer NOT NULL,
	"actions" text NOT NULL,
	CONSTRAINT "match_stream_match_id_from_decision_pk" PRIMARY KEY("match_id","from_decision")
);
--> statement-breakpoint
CREATE TABLE "model" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"owner_id" text,
	"institution_id" text,
	"title" text NOT NULL,
	"scenario_id" text NOT NULL,
	"rules_hash" text NOT NULL,
	"algorithm" text NOT NULL,
	"training_data" text NOT NULL,
	"licence" text NOT NULL,
	"card" text DEFAULT '' NOT NULL,
	"authors" text[] DEFAULT '{}'::text[] NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"fork_of_id" text,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "model_slug_unique" UNIQUE("slug"),
	CONSTRAINT "model_status" CHECK ("model"."status" in ('draft', 'published', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "model_version" (
	"model_id" text NOT NULL,
	"number" integer NOT NULL,
	"file_hash" text NOT NULL,
	"file_name" text NOT NULL,
	"submission_id" text,
	"notes" text DEFAULT '' NOT NULL,
	"evaluation" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_version_model_id_number_pk" PRIMARY KEY("model_id","number")
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" text PRIMARY KEY NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"body_zh" text DEFAULT '' NOT NULL,
	"body_en" text DEFAULT '' NOT NULL,
	"author_id" text,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"id" text PRIMARY KEY NOT NULL,
	"phase_id" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"round" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"entry_a" text NOT NULL,
	"entry_b" text,
	"group_name" text DEFAULT '' NOT NULL,
	"reason" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'playing' NOT NULL,
	"score" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "pairing_status" CHECK ("pairing"."status" in ('playing', 'done'))
);
--> statement-breakpoint
CREATE TABLE "phase" (
	"id" text PRIMARY KEY NOT NULL,
	"competition_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"schedule" jsonb NOT NULL,
	"quotas" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"admission" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"has_hidden_seeds" boolean DEFAULT false NOT NULL,
	"seed_commitment" text NOT NULL,
	"seed_secret" text NOT NULL,
	"seed_revealed_at" timestamp with time zone,
	"status" text DEFAULT 'planned' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"scheduler_state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "phase_kind" CHECK ("phase"."kind" in ('practice', 'qualifier', 'group', 'knockout', 'final')),
	CONSTRAINT "phase_status" CHECK ("phase"."status" in ('planned', 'open', 'playing', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "phase_entry" (
	"phase_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"submission_id" text,
	"group_name" text DEFAULT '' NOT NULL,
	"seeding" integer,
	"rating" double precision,
	"rating_low" double precision,
	"rating_high" double precision,
	"matches" integer DEFAULT 0 NOT NULL,
	"wins" integer DEFAULT 0 NOT NULL,
	"draws" integer DEFAULT 0 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"forfeits" integer DEFAULT 0 NOT NULL,
	"rank" integer,
	"is_eliminated" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phase_entry_phase_id_entry_id_pk" PRIMARY KEY("phase_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"author_id" text,
	"body" text NOT NULL,
	"edited_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_by" text,
	"hidden_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_report" (
	"post_id" text NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_report_post_id_user_id_pk" PRIMARY KEY("post_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "ruleset" (
	"rules_hash" text NOT NULL,
	"scenario_id" text NOT NULL,
	"module_hash" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ruleset_scenario_id_rules_hash_pk" PRIMARY KEY("scenario_id","rules_hash")
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"bot_name" text,
	"file_hash" text,
	"file_name" text DEFAULT '' NOT NULL,
	"size_bytes" integer DEFAULT 0 NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"rules_hash" text NOT NULL,
	"submitted_by" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"reason" text,
	"verdict" jsonb,
	"validation_match_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "submission_kind" CHECK ("submission"."kind" in ('bot', 'policy', 'wasm', 'process')),
	CONSTRAINT "submission_status" CHECK ("submission"."status" in ('queued', 'validating', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "submission_source" CHECK (num_nonnulls("submission"."bot_name", "submission"."file_hash") = 1)
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" text PRIMARY KEY NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"title" text NOT NULL,
	"author_id" text,
	"is_locked" boolean DEFAULT false NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"hidden_at" timestamp with time zone,
	"hidden_reason" text,
	"last_post_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_object_kind" CHECK ("thread"."object_kind" in ('model', 'competition'))
);
--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_phase_id_phase_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phase"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_filed_by_user_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_step" ADD CONSTRAINT "appeal_step_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_step" ADD CONSTRAINT "appeal_step_by_user_id_user_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_phase_id_phase_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phase"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_issued_by_user_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_organiser_id_user_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition_organiser" ADD CONSTRAINT "competition_organiser_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition_organiser" ADD CONSTRAINT "competition_organiser_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_job_id_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."job"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_replay_hash_blob_hash_fk" FOREIGN KEY ("replay_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_side" ADD CONSTRAINT "match_side_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_side" ADD CONSTRAINT "match_side_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_stream" ADD CONSTRAINT "match_stream_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model" ADD CONSTRAINT "model_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model" ADD CONSTRAINT "model_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_model_id_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."model"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_file_hash_blob_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_phase_id_phase_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phase"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_entry_a_entry_id_fk" FOREIGN KEY ("entry_a") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_entry_b_entry_id_fk" FOREIGN KEY ("entry_b") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase" ADD CONSTRAINT "phase_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD CONSTRAINT "phase_entry_phase_id_phase_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phase"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD CONSTRAINT "phase_entry_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD CONSTRAINT "phase_entry_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_hidden_by_user_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruleset" ADD CONSTRAINT "ruleset_module_hash_blob_hash_fk" FOREIGN KEY ("module_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_agent_id_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agent"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_file_hash_blob_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_user_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_owner" ON "agent" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "agent_team" ON "agent" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_name" ON "agent" USING btree ("owner_id","scenario_id","name");--> statement-breakpoint
CREATE INDEX "appeal_competition" ON "appeal" USING btree ("competition_id");--> statement-breakpoint
CREATE INDEX "appeal_step_appeal" ON "appeal_step" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "certificate_competition" ON "certificate" USING btree ("competition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_holder" ON "certificate" USING btree ("entry_id","user_id") WHERE "certificate"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "entry_user" ON "entry" USING btree ("competition_id","user_id") WHERE "entry"."status" <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "entry_team" ON "entry" USING btree ("competition_id","team_id") WHERE "entry"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "entry_submission" ON "entry" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "follow_object" ON "follow" USING btree ("object_kind","object_id");--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("priority","created_at") WHERE "job"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "job_ticket" ON "job" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "job_share" ON "job" USING btree ("share_key","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "job_dedupe" ON "job" USING btree ("dedupe_key") WHERE "job"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "live_event_topic" ON "live_event" USING btree ("topic","id");--> statement-breakpoint
CREATE INDEX "live_event_age" ON "live_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "match_phase" ON "match" USING btree ("phase_id","revision","status");--> statement-breakpoint
CREATE INDEX "match_pairing" ON "match" USING btree ("pairing_id");--> statement-breakpoint
CREATE INDEX "match_finished" ON "match" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "match_job" ON "match" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "match_side_submission" ON "match_side" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "match_side_entry" ON "match_side" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "model_fork_of" ON "model" USING btree ("fork_of_id");--> statement-breakpoint
CREATE UNIQUE INDEX "news_published" ON "news" USING btree ("published_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pairing_place" ON "pairing" USING btree ("phase_id","revision","round","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "phase_ordinal" ON "phase" USING btree ("competition_id","ordinal");--> statement-breakpoint
CREATE INDEX "phase_entry_entry" ON "phase_entry" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "post_thread" ON "post" USING btree ("thread_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_number" ON "submission" USING btree ("agent_id","number");--> statement-breakpoint
CREATE INDEX "submission_file" ON "submission" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "submission_by" ON "submission" USING btree ("submitted_by","created_at");--> statement-breakpoint
CREATE INDEX "thread_object" ON "thread" USING btree ("object_kind","object_id","last_post_at");