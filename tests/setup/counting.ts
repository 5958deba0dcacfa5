/** Runs before each file. */
import { countAnew } from '../support/counting'

countAnew()
