-- How far a run is between two cases: each is a job of its own.
ALTER TABLE "certification_run" ADD COLUMN "progress" JSONB;
