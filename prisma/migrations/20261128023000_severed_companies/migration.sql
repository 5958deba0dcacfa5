-- A real company in a copy of another world is not spoken to until somebody there has switched it on, or agreed to another endpoint.
ALTER TABLE "company" ADD COLUMN "is_severed" BOOLEAN NOT NULL DEFAULT false;

CREATE FUNCTION company_rejoined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_severed := false;
  RETURN NEW;
END $$;

-- Both are changes that a second person agrees to; whatever way they come, they are seen here.
CREATE TRIGGER company_rejoined BEFORE UPDATE OF enabled, endpoint ON "company"
  FOR EACH ROW WHEN (OLD.is_severed AND ((NEW.enabled AND NOT OLD.enabled) OR NEW.endpoint <> OLD.endpoint)) EXECUTE FUNCTION company_rejoined();
