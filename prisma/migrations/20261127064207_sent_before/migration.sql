-- AlterTable
ALTER TABLE "bank_order" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "wallet_transfer" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- Of those under way nobody knows any more.
UPDATE bank_order SET sent_at = created_at WHERE state IN ('AUTHORISING', 'CANCELLING');
UPDATE wallet_transfer SET sent_at = created_at WHERE state IN ('REQUESTED', 'UNKNOWN');
