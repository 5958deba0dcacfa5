export type Point = readonly [latitude: number, longitude: number]

/** Degrees are WGS-84, as browsers give them. */
export type Place = {
  /** Division code of the city (GB/T 2260), as companies have it. */
  code: string
  name: string
  province: string
  english: string
  /** Without spaces and tones. */
  pinyin: string
  initials: string
  centre: Point
  /** How far from its centre the city reaches. */
  radiusKm: number
  /** A place with a border: where it lies, and the city on the other side. Nobody there is given a city unasked. */
  border?: { outline: readonly Point[]; nearest: string }
}

function place(code: string, name: string, province: string, english: string, syllables: string, latitude: number, longitude: number, radiusKm: number): Place {
  const parts = syllables.split(' ')
  return { code, name, province, english, pinyin: parts.join(''), initials: parts.map((part) => part.charAt(0)).join(''), centre: [latitude, longitude], radiusKm }
}

/** The Shenzhen River, Mirs Bay, the sea, and Deep Bay. */
const HONG_KONG: readonly Point[] = [
  [22.505, 113.985], [22.513, 114.045], [22.508, 114.072], [22.526, 114.095], [22.531, 114.113], [22.537, 114.13], [22.554, 114.155], [22.544, 114.19],
  [22.55, 114.226], [22.56, 114.3], [22.56, 114.45], [22.14, 114.45], [22.14, 113.83], [22.35, 113.86], [22.45, 113.9],
]
const MACAU: readonly Point[] = [
  [22.2165, 113.541], [22.2165, 113.552], [22.213, 113.6], [22.106, 113.6], [22.106, 113.552], [22.135, 113.545], [22.17, 113.535], [22.19, 113.528], [22.205, 113.535],
]

/**
 * General geographic knowledge: centres and outlines are right to about a kilometre, reaches are of the built-up city.
 * Pinyin is written by hand, for 重 and 厦 have two readings.
 */
export const PLACES: readonly Place[] = [
  place('110100', '北京', '北京', 'Beijing', 'bei jing', 39.904, 116.407, 80),
  place('120100', '天津', '天津', 'Tianjin', 'tian jin', 39.125, 117.19, 60),
  place('130100', '石家庄', '河北', 'Shijiazhuang', 'shi jia zhuang', 38.043, 114.515, 60),
  place('140100', '太原', '山西', 'Taiyuan', 'tai yuan', 37.871, 112.549, 50),
  place('150100', '呼和浩特', '内蒙古', 'Hohhot', 'hu he hao te', 40.842, 111.749, 60),
  place('210100', '沈阳', '辽宁', 'Shenyang', 'shen yang', 41.806, 123.432, 60),
  place('210200', '大连', '辽宁', 'Dalian', 'da lian', 38.914, 121.615, 60),
  place('220100', '长春', '吉林', 'Changchun', 'chang chun', 43.817, 125.324, 60),
  place('230100', '哈尔滨', '黑龙江', 'Harbin', 'ha er bin', 45.803, 126.535, 70),
  place('310100', '上海', '上海', 'Shanghai', 'shang hai', 31.23, 121.474, 60),
  place('320100', '南京', '江苏', 'Nanjing', 'nan jing', 32.06, 118.797, 50),
  place('320200', '无锡', '江苏', 'Wuxi', 'wu xi', 31.491, 120.312, 35),
  place('320400', '常州', '江苏', 'Changzhou', 'chang zhou', 31.811, 119.974, 35),
  place('320500', '苏州', '江苏', 'Suzhou', 'su zhou', 31.299, 120.585, 40),
  place('330100', '杭州', '浙江', 'Hangzhou', 'hang zhou', 30.274, 120.155, 60),
  place('330200', '宁波', '浙江', 'Ningbo', 'ning bo', 29.868, 121.544, 60),
  place('330300', '温州', '浙江', 'Wenzhou', 'wen zhou', 27.994, 120.699, 50),
  place('340100', '合肥', '安徽', 'Hefei', 'he fei', 31.821, 117.227, 50),
  place('350100', '福州', '福建', 'Fuzhou', 'fu zhou', 26.075, 119.297, 50),
  place('350200', '厦门', '福建', 'Xiamen', 'xia men', 24.48, 118.089, 30),
  place('350500', '泉州', '福建', 'Quanzhou', 'quan zhou', 24.874, 118.676, 45),
  place('360100', '南昌', '江西', 'Nanchang', 'nan chang', 28.683, 115.858, 50),
  place('370100', '济南', '山东', 'Jinan', 'ji nan', 36.651, 117.12, 60),
  place('370200', '青岛', '山东', 'Qingdao', 'qing dao', 36.067, 120.383, 60),
  place('410100', '郑州', '河南', 'Zhengzhou', 'zheng zhou', 34.747, 113.625, 50),
  place('420100', '武汉', '湖北', 'Wuhan', 'wu han', 30.593, 114.305, 60),
  place('430100', '长沙', '湖南', 'Changsha', 'chang sha', 28.228, 112.939, 50),
  place('440100', '广州', '广东', 'Guangzhou', 'guang zhou', 23.129, 113.264, 55),
  place('440300', '深圳', '广东', 'Shenzhen', 'shen zhen', 22.543, 114.058, 45),
  place('440400', '珠海', '广东', 'Zhuhai', 'zhu hai', 22.271, 113.577, 35),
  place('440600', '佛山', '广东', 'Foshan', 'fo shan', 23.022, 113.121, 35),
  place('441300', '惠州', '广东', 'Huizhou', 'hui zhou', 23.112, 114.416, 40),
  place('441900', '东莞', '广东', 'Dongguan', 'dong guan', 23.021, 113.752, 35),
  place('442000', '中山', '广东', 'Zhongshan', 'zhong shan', 22.517, 113.393, 30),
  place('450100', '南宁', '广西', 'Nanning', 'nan ning', 22.817, 108.366, 50),
  place('460100', '海口', '海南', 'Haikou', 'hai kou', 20.044, 110.199, 40),
  place('460200', '三亚', '海南', 'Sanya', 'san ya', 18.253, 109.512, 40),
  place('500100', '重庆', '重庆', 'Chongqing', 'chong qing', 29.563, 106.552, 80),
  place('510100', '成都', '四川', 'Chengdu', 'cheng du', 30.573, 104.066, 60),
  place('520100', '贵阳', '贵州', 'Guiyang', 'gui yang', 26.647, 106.63, 45),
  place('530100', '昆明', '云南', 'Kunming', 'kun ming', 25.038, 102.718, 55),
  place('540100', '拉萨', '西藏', 'Lhasa', 'la sa', 29.65, 91.141, 40),
  place('610100', '西安', '陕西', 'Xi’an', 'xi an', 34.342, 108.94, 55),
  place('620100', '兰州', '甘肃', 'Lanzhou', 'lan zhou', 36.061, 103.834, 50),
  place('630100', '西宁', '青海', 'Xining', 'xi ning', 36.617, 101.778, 40),
  place('640100', '银川', '宁夏', 'Yinchuan', 'yin chuan', 38.487, 106.231, 40),
  place('650100', '乌鲁木齐', '新疆', 'Ürümqi', 'wu lu mu qi', 43.825, 87.617, 60),
  { ...place('810000', '香港', '香港', 'Hong Kong', 'xiang gang', 22.3, 114.17, 30), border: { outline: HONG_KONG, nearest: '440300' } },
  { ...place('820000', '澳门', '澳门', 'Macau', 'ao men', 22.19, 113.545, 10), border: { outline: MACAU, nearest: '440400' } },
]

const BY_CODE = new Map(PLACES.map((one) => [one.code, one]))

export const placeOf = (code: string): Place | undefined => BY_CODE.get(code)
