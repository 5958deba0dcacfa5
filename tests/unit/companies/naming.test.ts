import { describe, expect, test } from 'vitest'
import { initialsOf, pinyinOf, searchKeys, stemOf } from '@/lib/companies/naming'

describe('pinyin of places', () => {
  test.each([
    ['六安', 'luan'], ['蚌埠', 'bengbu'], ['厦门', 'xiamen'], ['重庆', 'chongqing'], ['长治', 'changzhi'], ['洪洞', 'hongtong'], ['东莞', 'dongguan'], ['莘县', 'shenxian'], ['歙县', 'shexian'], ['黟县', 'yixian'], ['亳州', 'bozhou'],
    ['儋州', 'danzhou'], ['台州', 'taizhou'], ['乐清', 'yueqing'], ['乐亭', 'laoting'], ['涡阳', 'guoyang'], ['尉氏', 'weishi'], ['郫都', 'pidu'], ['什邡', 'shifang'], ['犍为', 'qianwei'], ['筠连', 'junlian'], ['荥经', 'yingjing'],
    ['荥阳', 'xingyang'], ['铅山', 'yanshan'], ['婺源', 'wuyuan'], ['乐陵', 'laoling'], ['尉犁', 'yuli'], ['单县', 'shanxian'], ['浚县', 'xunxian'], ['大埔', 'dabu'], ['番禺', 'panyu'], ['六合', 'luhe'], ['长子', 'zhangzi'],
    ['宁都', 'ningdu'], ['都匀', 'duyun'], ['都江堰', 'dujiangyan'], ['喀什', 'kashi'], ['什刹', 'shicha'], ['吴堡', 'wubu'], ['红寺堡', 'hongsipu'], ['蔚县', 'yuxian'], ['东阿', 'donge'], ['召陵', 'shaoling'], ['泌阳', 'biyang'],
    ['繁峙', 'fanshi'], ['宕昌', 'tanchang'], ['牟定', 'mouding'], ['吕梁', 'lvliang'], ['略阳', 'lueyang'], ['绥棱', 'suiling'], ['称多', 'chenduo'], ['民乐', 'minle'], ['西藏', 'xizang'],
  ])('%s is %s', (name, pinyin) => expect(pinyinOf(name)).toBe(pinyin))

  test('is read right within a longer name, a syllable a character', () => {
    expect(pinyinOf('唐山市乐亭县供水（模拟）')).toBe('tangshanshilaotingxiangongshui（moni）')
    expect(initialsOf('温州市乐清市')).toBe('wzsyqs')
    expect([pinyinOf(''), pinyinOf('A1'), initialsOf('北京 2')]).toEqual(['', 'a1', 'bj 2'])
  })
})

test.each([
  ['深圳市', '深圳'], ['南山区', '南山'], ['莘县', '莘县'], ['城区', '城区'], ['矿区', '矿区'], ['峰峰矿区', '峰峰'], ['浦东新区', '浦东'], ['清新区', '清新'], ['碑林区', '碑林'], ['神农架林区', '神农架'], ['六枝特区', '六枝'], ['阿里地区', '阿里'], ['兴安盟', '兴安'],
  ['恩施土家族苗族自治州', '恩施'], ['巴音郭楞蒙古自治州', '巴音郭楞'], ['克孜勒苏柯尔克孜自治州', '克孜勒苏'], ['东乡族自治县', '东乡'], ['鄂温克族自治旗', '鄂温克'], ['广西壮族自治区', '广西'], ['新疆维吾尔自治区', '新疆'], ['内蒙古自治区', '内蒙古'], ['广东省', '广东'], ['苏州', '苏州'], ['', ''],
])('of %j people say %j', (name, stem) => expect(stemOf(name)).toBe(stem))

describe('search keys', () => {
  const named = { code: 'w440305', name: '深圳市南山区供水（模拟）', shortName: '南山供水', companyId: '440305001', divisionCode: '440305', divisionName: '南山区', cityCode: '440300', cityName: '深圳', provinceName: '广东省' }
  const lines = (more: object) => searchKeys({ ...named, ...more }).searchKeys.split('\n').map((line) => line.split('|').filter((key) => key !== ''))

  test('are its own names and numbers, then what begins with its city, then with its province', () => {
    const [own, city, province] = lines({})
    expect(own).toEqual(expect.arrayContaining(['南山区', '南山', '南山供水', 'nanshan', 'ns', 'nanshanqu', 'nsq', 'w440305', '440305', '440305001']))
    expect(city).toEqual(expect.arrayContaining(['深圳市南山区供水(模拟)', '深圳南山区', 'shenzhennanshanqu', 'sznsq']))
    expect(province).toEqual(expect.arrayContaining(['广东深圳南山区', 'gdsznsq']))
    expect(searchKeys(named).cityPinyin).toBe('shenzhen')
  })

  test('of a company that serves a city are the city’s own', () => {
    expect(lines({ code: 'shenzhen', divisionCode: '440300', divisionName: '深圳市' })[0]).toEqual(expect.arrayContaining(['深圳市', '深圳', 'shenzhen', 'sz', 'szs']))
  })

  test('a name cannot make keys of its own', () => {
    expect(lines({ shortName: '甲|乙\n丙' })[0]).toContain('甲乙丙')
  })
})
