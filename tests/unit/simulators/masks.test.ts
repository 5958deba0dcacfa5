import { expect, it } from 'vitest'
import { maskPhone } from '@/lib/simulators/phone'
import { maskAddress, maskName } from '@/lib/simulators/water/masks'

it.each([
  ['王芳', '*芳'],
  ['王建国', '**国'],
  ['欧阳建国', '***国'],
  ['王', '*'],
  ['', '*'],
  ['👨‍👩‍👧芳', '*芳'],
  ['北京某某物业管理有限公司', '北京***公司'],
])('%s shows as %s', (name, masked) => expect(maskName(name)).toBe(masked))

it.each([
  ['海淀区学院路(模拟)5号院2号楼1单元301', '海淀区学院路(模拟)5号院2号楼1单元***'],
  ['学院路5号院平房', '学院路***号院平房'],
  ['某某村', '某某村'],
])('%s shows as %s', (address, masked) => expect(maskAddress(address)).toBe(masked))

it('shows three and four digits of a phone', () => expect(maskPhone('13800001001')).toBe('138****1001'))
