/**
 * Names of places that are read otherwise than their characters usually are. General knowledge; a reading per character.
 * 都 and 什 in a name of a place are du and shi, whatever else they are elsewhere.
 */
export const READINGS: Record<string, string> = {
  都: 'du', 什: 'shi',
  涡阳: 'guo yang', 歙县: 'she xian', 亳州: 'bo zhou', 六安: 'lu an', 六合: 'lu he', 六枝: 'liu zhi', 枞阳: 'zong yang', 黟县: 'yi xian', 蚌埠: 'beng bu', 蚌山: 'beng shan', 宿州: 'su zhou', 宿松: 'su song', 砀山: 'dang shan',
  厦门: 'xia men', 重庆: 'chong qing', 长治: 'chang zhi', 长子: 'zhang zi', 洪洞: 'hong tong', 繁峙: 'fan shi', 尧都: 'yao du', 隰县: 'xi xian', 盂县: 'yu xian', 曲沃: 'qu wo', 绛县: 'jiang xian',
  东莞: 'dong guan', 大埔: 'da bu', 黄埔: 'huang pu', 番禺: 'pan yu', 儋州: 'dan zhou',
  莘县: 'shen xian', 单县: 'shan xian', 乐陵: 'lao ling', 东阿: 'dong e', 茌平: 'chi ping', 芝罘: 'zhi fu', 鄄城: 'juan cheng', 郓城: 'yun cheng', 牟平: 'mu ping',
  台州: 'tai zhou', 天台: 'tian tai', 乐清: 'yue qing', 丽水: 'li shui', 嵊州: 'sheng zhou', 嵊泗: 'sheng si', 鄞州: 'yin zhou',
  乐亭: 'lao ting', 蔚县: 'yu xian', 大城: 'dai cheng', 井陉: 'jing xing', 行唐: 'xing tang', 任丘: 'ren qiu', 任泽: 'ren ze', 隆尧: 'long yao', 涿州: 'zhuo zhou', 蠡县: 'li xian', 藁城: 'gao cheng',
  尉氏: 'wei shi', 尉犁: 'yu li', 荥阳: 'xing yang', 浚县: 'xun xian', 泌阳: 'bi yang', 渑池: 'mian chi', 柘城: 'zhe cheng', 中牟: 'zhong mu', 牟定: 'mou ding', 召陵: 'shao ling', 南召: 'nan zhao', 漯河: 'luo he', 瀍河: 'chan he', 获嘉: 'huo jia', 郏县: 'jia xian', 叶县: 'ye xian', 武陟: 'wu zhi', 长葛: 'chang ge', 长垣: 'chang yuan',
  郫都: 'pi du', 什邡: 'shi fang', 犍为: 'qian wei', 筠连: 'jun lian', 荥经: 'ying jing', 珙县: 'gong xian', 邛崃: 'qiong lai', 阆中: 'lang zhong', 射洪: 'she hong', 色达: 'se da', 若尔盖: 'ruo er gai', 会理: 'hui li', 会东: 'hui dong', 井研: 'jing yan', 夹江: 'jia jiang', 名山: 'ming shan', 华蓥: 'hua ying',
  铅山: 'yan shan', 婺源: 'wu yuan', 万载: 'wan zai', 余干: 'yu gan', 新干: 'xin gan', 弋阳: 'yi yang', 会昌: 'hui chang', 乐安: 'le an', 民乐: 'min le', 闵行: 'min hang', 乐平: 'le ping',
  监利: 'jian li', 黄陂: 'huang pi', 曾都: 'zeng du', 郧阳: 'yun yang', 郧西: 'yun xi', 猇亭: 'xiao ting', 耒阳: 'lei yang', 汨罗: 'mi luo', 会同: 'hui tong', 溆浦: 'xu pu', 洞口: 'dong kou', 渌口: 'lu kou',
  覃塘: 'qin tang', 那坡: 'na po', 乐业: 'le ye', 平乐: 'ping le', 阳朔: 'yang shuo',
  宕昌: 'tan chang', 会宁: 'hui ning', 两当: 'liang dang', 华池: 'hua chi', 迭部: 'die bu', 舟曲: 'zhou qu', 崆峒: 'kong tong',
  吴堡: 'wu bu', 红寺堡: 'hong si pu', 柞水: 'zha shui', 鄠邑: 'hu yi', 子长: 'zi chang', 延长: 'yan chang', 略阳: 'lue yang', 旬阳: 'xun yang',
  喀什: 'ka shi', 伽师: 'jia shi', 莎车: 'sha che', 库车: 'ku che', 若羌: 'ruo qiang', 且末: 'qie mo', 焉耆: 'yan qi', 温宿: 'wen su', 叶城: 'ye cheng', 达坂城: 'da ban cheng',
  称多: 'chen duo', 那曲: 'na qu', 尖扎: 'jian zha', 扎囊: 'za nang', 扎赉: 'zha lai', 扎兰: 'zha lan', 扎鲁特: 'zha lu te', 察隅: 'cha yu',
  绥棱: 'sui ling', 穆棱: 'mu ling', 讷河: 'ne he', 调兵山: 'diao bing shan', 桓仁: 'huan ren', 珲春: 'hun chun', 茄子河: 'qie zi he', 太仆寺: 'tai pu si',
  会泽: 'hui ze', 弥勒: 'mi le', 勐海: 'meng hai', 勐腊: 'meng la', 册亨: 'ce heng', 盱眙: 'xu yi', 睢宁: 'sui ning', 邗江: 'han jiang', 相城: 'xiang cheng', 吕梁: 'lv liang', 藏: 'zang',
}
