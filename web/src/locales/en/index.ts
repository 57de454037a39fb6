// One file per room; both languages have the same keys.
import app from './app'
import bigscreen from './bigscreen'
import casePage from './case'
import dispatching from './dispatching'
import evaluation from './evaluation'
import form from './form'
import keys from './keys'
import login from './login'
import map from './map'
import overview from './overview'
import registration from './registration'
import setup from './setup'
import units from './units'
import why from './why'
import words from './words'
import worklist from './worklist'

export default {
  ...app,
  ...bigscreen,
  ...casePage,
  ...dispatching,
  ...evaluation,
  ...form,
  ...keys,
  ...login,
  ...map,
  ...overview,
  ...registration,
  ...setup,
  ...units,
  ...why,
  ...words,
  ...worklist,
}
