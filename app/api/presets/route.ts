import { dispatch } from '@/lib/edge/worlds-api/dispatch'
import { PRESET_LIST } from '@/lib/edge/worlds-api/operations'

export async function GET(request: Request): Promise<Response> {
  return dispatch(request, [PRESET_LIST], ['presets'])
}
