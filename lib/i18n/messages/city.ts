import { define } from '../define'

export const city = define({
  zh: {
    search: '搜索城市或缴费单位', searchHint: '城市、区县、拼音或缴费单位', filter: '在本市内查找', filterHint: '区县、拼音或缴费单位', filterNone: '本市没有这家缴费单位，请返回后在全部城市里搜索', found: '找到 {count} 家缴费单位', foundMore: '只显示前 {count} 家，请输入更完整的名称', none: '没有找到相关的缴费单位', noneNote: '请换个城市名、拼音或首字母再试',
    here: '当前位置', locate: '定位当前城市', again: '重新定位', locating: '正在定位…', privacy: '位置只用来查找城市，不会保存',
    matched: '定位到 {city}', notOpenHere: '定位到 {city}，当前城市暂未开通，请从列表选择其他城市', notOpen: '暂未开通', notOpenCity: '该城市暂未开通', notOpenFound: '{city}暂未开通', notOpenNote: '可以在列表里选择其他城市',
    between: '您在几座城市之间，请选择所在的城市', border: '您在{place}或附近，离{city}最近，请自行选择缴费城市', borderNotOpen: '您在{place}或附近，离{city}最近，但该市暂未开通，请从列表选择',
    nowhere: '您的位置不在可识别的城市附近，请从列表选择', vague: '定位不够准确，请从列表选择',
    denied: '没有定位权限，请从列表选择。要使用定位，请在浏览器设置中允许获取位置', off: '暂时无法定位，定位服务可能没有打开，请从列表选择', timeout: '定位超时，请重试或从列表选择', unsupported: '当前浏览器不支持定位，请从列表选择',
    recent: '最近选择的城市', index: '按首字母查找', other: '其他城市', companies: '{count} 家缴费单位', citiesMore: '只显示前 {count} 个城市，其他城市请搜索',
  },
  en: {
    search: 'Search for a city or company', searchHint: 'City, district, pinyin or company', filter: 'Search within this city', filterHint: 'District, pinyin or company', filterNone: 'This city has no such company. Go back to search all cities.', found: 'Companies found: {count}', foundMore: 'Only the first {count} are shown; please type more of the name.', none: 'No such company', noneNote: 'Try another city, its pinyin or its initials.',
    here: 'Where you are', locate: 'Find my city', again: 'Find my city again', locating: 'Finding your city…', privacy: 'The position is used to find the city and is not kept.',
    matched: 'You are in {city}', notOpenHere: 'You are in {city}, which is not open for payment yet. Please choose another city from the list.', notOpen: 'Not open yet', notOpenCity: 'This city is not open for payment yet', notOpenFound: '{city} is not open for payment yet', notOpenNote: 'You can choose another city from the list.',
    between: 'You are between cities. Please choose yours.', border: 'You are in or near {place}; the nearest city is {city}. Please choose for yourself.', borderNotOpen: 'You are in or near {place}; the nearest city is {city}, which is not open for payment yet. Please choose from the list.',
    nowhere: 'There is no city we know near you. Please choose from the list.', vague: 'The position is not precise enough. Please choose from the list.',
    denied: 'The position may not be used. Please choose from the list, or allow it in your browser’s settings.', off: 'There is no position at present; location services may be off. Please choose from the list.', timeout: 'Finding the position took too long. Please try again or choose from the list.', unsupported: 'This browser cannot tell where you are. Please choose from the list.',
    recent: 'Recent cities', index: 'By initial', other: 'Other cities', companies: 'Companies: {count}', citiesMore: 'Only the first {count} cities are shown; please search for the others.',
  },
})
