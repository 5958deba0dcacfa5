-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "leg" INTEGER,
ADD COLUMN     "merged_id" TEXT;

-- CreateTable
CREATE TABLE "merged_payment" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "left_out" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merged_payment_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "merged_payment" ADD CONSTRAINT "merged_payment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only legs are in it: a payment on its own writes nothing more.
CREATE UNIQUE INDEX "payment_merged" ON "payment" ("merged_id", "leg") WHERE "merged_id" IS NOT NULL;
ALTER TABLE "payment" ADD CONSTRAINT "payment_leg" CHECK (("merged_id" IS NULL) = ("leg" IS NULL));

-- Reserves several legs of a merged payment, all or none (rule A5). p_legs: [{ payment, job, plan }]. Everything that single payments lock
-- before the money is locked first, in one order: two of these, or one and a single payment, never wait for each other in a circle.
CREATE FUNCTION merged_reserve(p_merged text, p_user text, p_key text, p_hash text, p_legs jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  ids text[] := ARRAY(SELECT l ->> 'payment' FROM jsonb_array_elements(p_legs) l);
  known text;
  one jsonb;
BEGIN
  INSERT INTO idempotency_record (actor_id, command, key, input_hash, result, created_at)
  VALUES (p_user, 'confirmMerged', p_key, p_hash, jsonb_build_object('mergedId', p_merged), p_now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT input_hash INTO known FROM idempotency_record WHERE actor_id = p_user AND command = 'confirmMerged' AND key = p_key;
    IF known <> p_hash THEN
      PERFORM refuse('IDEMPOTENCY_KEY_REUSED');
    END IF;
    RETURN 'REPEATED';
  END IF;
  PERFORM 1 FROM payment WHERE id = ANY (ids) AND merged_id = p_merged AND user_id = p_user ORDER BY id FOR UPDATE;
  PERFORM 1 FROM due_version d JOIN payment p ON p.company_code = d.company_code AND p.bill_key = d.bill_key
  WHERE p.id = ANY (ids) ORDER BY d.company_code, d.bill_key FOR UPDATE OF d;
  FOR one IN SELECT * FROM jsonb_array_elements(p_legs) LOOP
    PERFORM payment_reserve(one ->> 'payment', p_user, p_key || ':' || (one ->> 'payment'), p_hash, one ->> 'job', p_now, nullif(one -> 'plan', 'null'::jsonb))
    FROM payment WHERE id = one ->> 'payment' AND merged_id = p_merged;
    IF NOT FOUND THEN
      PERFORM refuse('NOT_FOUND');
    END IF;
  END LOOP;
  RETURN 'RESERVED';
END $$;
