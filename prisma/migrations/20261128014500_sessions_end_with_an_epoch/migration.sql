-- A copy, or a world gone back: under the keys of before, numbers would count anew, and what was said once could be said again.
CREATE FUNCTION sim_water.end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sim_water.session;
  RETURN NULL;
END $$;
CREATE TRIGGER world_state_sessions AFTER UPDATE OF epoch ON "world_state" FOR EACH STATEMENT EXECUTE FUNCTION sim_water.end_sessions();
