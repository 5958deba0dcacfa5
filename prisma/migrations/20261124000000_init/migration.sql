-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sim_phone";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sim_water";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sim_wechat";

-- CreateTable
CREATE TABLE "water_account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "holder_masked" TEXT NOT NULL,
    "address_masked" TEXT NOT NULL,
    "household_size" INTEGER NOT NULL,
    "reminder_fen" BIGINT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "unbound_at" TIMESTAMPTZ(3),
    "last_paid_at" TIMESTAMPTZ(3),
    "balance_fen" BIGINT,
    "due_fen" BIGINT,
    "oldest_due_on" TIMESTAMPTZ(3),
    "refreshed_at" TIMESTAMPTZ(3),

    CONSTRAINT "water_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bind_request" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "phone_masked" TEXT NOT NULL,
    "holder_masked" TEXT NOT NULL,
    "address_masked" TEXT NOT NULL,
    "household_size" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bind_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "due_version" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "open_payment_id" TEXT,

    CONSTRAINT "due_version_pkey" PRIMARY KEY ("company_code","bill_key")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "wechat_openid" TEXT,
    "login_name" TEXT,
    "password_hash" TEXT,
    "one_tap" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_password" (
    "user_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "payment_password_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "attempt_counter" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_counter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "bill" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "bill_no" TEXT NOT NULL,
    "begin_month" TEXT NOT NULL,
    "end_month" TEXT NOT NULL,
    "issued_on" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TIMESTAMPTZ(3) NOT NULL,
    "volume_m3" INTEGER NOT NULL,
    "used_before_m3" INTEGER NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "late_fee_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "expected_fen" BIGINT NOT NULL,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bill_pkey" PRIMARY KEY ("company_code","bill_key","bill_no")
);

-- CreateTable
CREATE TABLE "monthly_usage" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "volume_m3" INTEGER NOT NULL,
    "read_type" TEXT NOT NULL,

    CONSTRAINT "monthly_usage_pkey" PRIMARY KEY ("company_code","bill_key","month")
);

-- CreateTable
CREATE TABLE "company" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "city_name" TEXT NOT NULL,
    "hotline" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "number_rule" JSONB NOT NULL,
    "verification" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "signing_key" TEXT NOT NULL,
    "is_sandbox" BOOLEAN NOT NULL,
    "cycle_months" INTEGER NOT NULL,
    "min_payment_fen" BIGINT NOT NULL,
    "max_payment_fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "tariff" (
    "id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "definition" JSONB NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "tariff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "stripes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_balance" (
    "account_id" TEXT NOT NULL,
    "stripe" INTEGER NOT NULL,
    "balance_fen" BIGINT NOT NULL,
    "floor_fen" BIGINT,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("account_id","stripe")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "journal_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "stripe" INTEGER NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("journal_id","line")
);

-- CreateTable
CREATE TABLE "ledger_hold" (
    "id" TEXT NOT NULL,
    "from_account_id" TEXT NOT NULL,
    "held_account_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "water_account_id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "arrears_fen" BIGINT NOT NULL,
    "due_version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "bill_no" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "attach" TEXT NOT NULL,
    "bill_month" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "channel_bill_no" TEXT,
    "failure_code" TEXT,
    "failure_prompt" TEXT,
    "sends" INTEGER NOT NULL,
    "steps" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reserved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_transition" (
    "payment_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_transition_pkey" PRIMARY KEY ("payment_id","seq")
);

-- CreateTable
CREATE TABLE "scheduled_job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "last_error" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor_id","command","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_notice" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wire_message" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "response" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wire_message_pkey" PRIMARY KEY ("subject_id","id")
);

-- CreateTable
CREATE TABLE "sim_phone"."message" (
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sim_water"."company" (
    "code" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "signing_key" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "tier_period" TEXT NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "late_rate_ppm" INTEGER NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "sim_water"."rate" (
    "company_code" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "price_e4" BIGINT NOT NULL,

    CONSTRAINT "rate_pkey" PRIMARY KEY ("company_code","valid_from","step","item")
);

-- CreateTable
CREATE TABLE "sim_water"."step" (
    "company_code" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER NOT NULL,
    "ends_at_m3" INTEGER,
    "per_extra_m3" INTEGER NOT NULL,

    CONSTRAINT "step_pkey" PRIMARY KEY ("company_code","valid_from","step")
);

-- CreateTable
CREATE TABLE "sim_water"."customer" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "holder_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "id_last4" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "meter_serial" TEXT NOT NULL,
    "prepaid_fen" BIGINT NOT NULL,
    "behaviour" TEXT NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("company_code","bill_key")
);

-- CreateTable
CREATE TABLE "sim_water"."reading" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "volume_m3" INTEGER NOT NULL,
    "read_type" TEXT NOT NULL,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("company_code","bill_key","month")
);

-- CreateTable
CREATE TABLE "sim_water"."bill" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "bill_no" TEXT NOT NULL,
    "begin_month" TEXT NOT NULL,
    "end_month" TEXT NOT NULL,
    "issued_on" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TIMESTAMPTZ(3) NOT NULL,
    "volume_m3" INTEGER NOT NULL,
    "used_before_m3" INTEGER NOT NULL,
    "principal_fen" BIGINT NOT NULL,
    "late_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "bill_pkey" PRIMARY KEY ("company_code","bill_key","bill_no")
);

-- CreateTable
CREATE TABLE "sim_water"."pay_order" (
    "company_code" TEXT NOT NULL,
    "bill_no" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" INTEGER NOT NULL,
    "channel_bill_no" TEXT NOT NULL,
    "pay_date" TEXT NOT NULL,
    "allocation" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pay_order_pkey" PRIMARY KEY ("company_code","bill_no")
);

-- CreateTable
CREATE TABLE "sim_water"."code" (
    "id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sim_water"."call" (
    "company_code" TEXT NOT NULL,
    "bill_key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("company_code","bill_key","operation")
);

-- CreateTable
CREATE TABLE "sim_wechat"."person" (
    "openid" TEXT NOT NULL,
    "unionid" TEXT NOT NULL,
    "nickname" TEXT NOT NULL,
    "headimgurl" TEXT NOT NULL,
    "auto_consent" BOOLEAN NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("openid")
);

-- CreateTable
CREATE TABLE "sim_wechat"."app" (
    "appid" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "app_pkey" PRIMARY KEY ("appid")
);

-- CreateTable
CREATE TABLE "sim_wechat"."code_grant" (
    "code_hash" TEXT NOT NULL,
    "appid" TEXT NOT NULL,
    "openid" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_grant_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "world_state" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "clock_mode" TEXT NOT NULL,
    "clock_base" TIMESTAMPTZ(3) NOT NULL,
    "clock_base_wall" TIMESTAMPTZ(3) NOT NULL,
    "clock_rate" INTEGER NOT NULL,
    "heartbeat_wall" TIMESTAMPTZ(3) NOT NULL,
    "one_tap_sign_in" BOOLEAN NOT NULL,

    CONSTRAINT "world_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "water_account_user_id_unbound_at_idx" ON "water_account"("user_id", "unbound_at");

-- CreateIndex
CREATE INDEX "water_account_company_code_bill_key_idx" ON "water_account"("company_code", "bill_key");

-- CreateIndex
CREATE INDEX "bind_request_user_id_started_at_idx" ON "bind_request"("user_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_wechat_openid_key" ON "app_user"("wechat_openid");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_login_name_key" ON "app_user"("login_name");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "bill_company_code_bill_key_end_month_idx" ON "bill"("company_code", "bill_key", "end_month" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "tariff_company_code_category_valid_from_key" ON "tariff"("company_code", "category", "valid_from");

-- CreateIndex
CREATE INDEX "posting_account_id_occurred_at_idx" ON "posting"("account_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_bill_no_key" ON "payment"("bill_no");

-- CreateIndex
CREATE UNIQUE INDEX "payment_transaction_id_key" ON "payment"("transaction_id");

-- CreateIndex
CREATE INDEX "payment_user_id_created_at_id_idx" ON "payment"("user_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "payment_water_account_id_created_at_idx" ON "payment"("water_account_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- CreateIndex
CREATE INDEX "service_notice_user_id_at_idx" ON "service_notice"("user_id", "at" DESC);

-- CreateIndex
CREATE INDEX "message_at_id_idx" ON "sim_phone"."message"("at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "company_company_id_key" ON "sim_water"."company"("company_id");

-- CreateIndex
CREATE INDEX "pay_order_company_code_bill_key_idx" ON "sim_water"."pay_order"("company_code", "bill_key");

-- CreateIndex
CREATE INDEX "code_company_code_bill_key_sent_at_idx" ON "sim_water"."code"("company_code", "bill_key", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "code_grant_token_hash_key" ON "sim_wechat"."code_grant"("token_hash");

-- AddForeignKey
ALTER TABLE "water_account" ADD CONSTRAINT "water_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "water_account" ADD CONSTRAINT "water_account_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_password" ADD CONSTRAINT "payment_password_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

