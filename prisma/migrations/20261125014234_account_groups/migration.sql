-- AlterTable
ALTER TABLE "water_account" ADD COLUMN     "group_kind" TEXT NOT NULL DEFAULT 'HOME',
ADD COLUMN     "group_name" TEXT NOT NULL DEFAULT '';

-- A group of one's own has a name, one of everybody's has none.
ALTER TABLE "water_account" ADD CONSTRAINT "water_account_group" CHECK ("group_kind" IN ('HOME', 'PARENTS', 'LANDLORD', 'FRIENDS') AND "group_name" = '' OR "group_kind" = 'OWN' AND "group_name" <> '');
