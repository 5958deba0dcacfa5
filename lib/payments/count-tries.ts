export { countTries } from '@/lib/platform'
