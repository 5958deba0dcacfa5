/**
 * Divisions that became part of another, and what their water company's customers have since. That they changed, and in which year, is general
 * knowledge (FROM_MEMORY); the codes of the new ones are those of divisions.txt. That companies merged on that day, and how numbers changed, is made up.
 */
import type { Renumbering } from '@/lib/companies/schemas'
import type { SourceMark } from '../tariffs'

export type MergerSeed = { id: string; oldDivisionName: string; oldCompanyName: string; oldCompanyCode: string | null; newCompanyCode: string; since: string; renumbering: Renumbering; mark: SourceMark; change: string }

const prefix = (figures: string): Renumbering => ({ kind: 'PREFIX', prefix: figures })
const rotate = (figures: number): Renumbering => ({ kind: 'ROTATE', figures })

function merger(newCode: string, oldDivisionName: string, oldCompanyName: string, since: string, renumbering: Renumbering, change: string, oldCode: string | null = null): MergerSeed {
  return { id: `mrg_${newCode}`, newCompanyCode: `w${newCode}`, oldDivisionName, oldCompanyName: `${oldCompanyName}（模拟）`, oldCompanyCode: oldCode && `w${oldCode}`, since, renumbering, mark: 'FROM_MEMORY', change }
}

/** Where the old company is still there, somebody may well try it with a number that it no longer has. */
export const MERGERS: readonly MergerSeed[] = [
  merger('330113', '杭州市余杭区（临平片）', '余杭区水务', '2021-04-09', prefix('31'), '2021 年杭州余杭区以运河为界分为余杭区、临平区', '330110'),
  merger('330102', '杭州市江干区', '江干区水务', '2021-04-09', rotate(2), '2021 年杭州江干区撤销，并入上城区等'),
  merger('330105', '杭州市下城区', '下城区水务', '2021-04-09', prefix('35'), '2021 年杭州下城区撤销，并入拱墅区'),
  merger('370116', '莱芜市莱城区', '莱芜市自来水', '2019-01-09', prefix('16'), '2019 年莱芜市撤销，莱城区改为济南市莱芜区'),
  merger('370117', '莱芜市钢城区', '钢城区自来水', '2019-01-09', rotate(3), '2019 年莱芜市撤销，钢城区划归济南市'),
  merger('120116', '天津市塘沽区', '塘沽自来水', '2009-11-09', prefix('12'), '2009 年塘沽、汉沽、大港三区撤销，设滨海新区'),
  merger('320508', '苏州市沧浪区', '沧浪区自来水', '2012-09-01', prefix('20'), '2012 年沧浪、平江、金阊三区合并为姑苏区'),
  merger('320509', '吴江市', '吴江市自来水', '2012-09-01', rotate(2), '2012 年吴江市改为苏州市吴江区'),
  merger('320311', '徐州市九里区', '九里区自来水', '2010-09-01', prefix('3'), '2010 年徐州九里区撤销，并入泉山区等'),
  merger('320106', '南京市下关区', '下关区自来水', '2013-02-20', prefix('06'), '2013 年南京下关区并入鼓楼区'),
  merger('320104', '南京市白下区', '白下区自来水', '2013-02-20', rotate(1), '2013 年南京白下区并入秦淮区'),
  merger('340181', '巢湖市居巢区', '居巢区供水', '2011-08-22', prefix('81'), '2011 年地级巢湖市撤销，居巢区改为县级巢湖市'),
  merger('430112', '望城县', '望城县自来水', '2011-06-20', rotate(4), '2011 年望城县改为长沙市望城区'),
  merger('510117', '郫县', '郫县自来水', '2016-12-16', prefix('17'), '2016 年郫县改为成都市郫都区'),
  merger('510116', '双流县', '双流县自来水', '2015-12-03', rotate(2), '2015 年底双流县改为成都市双流区'),
  merger('610118', '户县', '户县自来水', '2016-12-24', prefix('18'), '2016 年户县改为西安市鄠邑区'),
  merger('370203', '青岛市四方区', '四方区自来水', '2012-12-01', prefix('4'), '2012 年青岛四方区并入市北区'),
  merger('370215', '即墨市', '即墨市自来水', '2017-10-30', rotate(3), '2017 年即墨市改为青岛市即墨区'),
  merger('130102', '石家庄市桥东区', '桥东区供水', '2014-09-09', prefix('02'), '2014 年石家庄桥东区撤销，并入长安区等'),
  merger('140403', '长治市郊区', '长治市郊区供水', '2018-11-01', rotate(2), '2018 年长治城区、郊区合并为潞州区'),
  merger('510185', '资阳市简阳市', '资阳市水务', '2016-05-03', prefix('85'), '2016 年简阳市由资阳市改由成都市代管', '512000'),
  merger('340422', '六安市寿县', '六安市供水', '2015-12-03', prefix('22'), '2015 年寿县由六安市划归淮南市', '341500'),
  merger('340722', '安庆市枞阳县', '安庆市自来水', '2015-12-03', prefix('72'), '2015 年枞阳县由安庆市划归铜陵市', '340800'),
  merger('360112', '新建县', '新建县供水', '2015-12-01', prefix('36'), '2015 年新建县改为南昌市新建区'),
]
