-- AlterTable
ALTER TABLE "world_state" DROP COLUMN "heartbeat_wall";
