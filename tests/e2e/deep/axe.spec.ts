import { DEEP_TOURS, testTour } from '../tour-in-every-mode'

DEEP_TOURS.forEach(testTour)
