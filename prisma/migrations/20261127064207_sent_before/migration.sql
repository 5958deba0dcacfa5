-- AlterTable
ALTER TABLE "bank_order" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "wallet_transfer" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- Of those under way nobody knows any more.
UPDATE bank_order SET sent_at = created_at WHERE state IN ('AUTHORISING', 'CANCELLING');
UPDATE wallet_transfer SET sent_at = created_at WHERE state IN ('REQUESTED', 'UNKNOWN');

-- What was under way at a moment.
CREATE INDEX "bank_order_ended_at_idx" ON "bank_order"("ended_at");
CREATE INDEX "wallet_transfer_ended_at_idx" ON "wallet_transfer"("ended_at");
