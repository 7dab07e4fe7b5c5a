import { LANGUAGES, type Language } from './language';

/** What the members of the API's answers are called, where people see them; units stand with the name. */
const FIELDS: Record<string, [string, string, string]> = {
  id: ['key', 'khóa', '标识'],
  kind: ['kind', 'loại', '类别'],
  country: ['country', 'quốc gia', '国家'],
  latitude: ['latitude', 'vĩ độ', '纬度'],
  longitude: ['longitude', 'kinh độ', '经度'],
  timeZone: ['time zone', 'múi giờ', '时区'],
  unlocode: ['UN/LOCODE', 'mã UN/LOCODE', 'UN/LOCODE代码'],
  railwayCode: ['railway code', 'mã ga', '铁路代码'],
  hasTerminal: ['has a terminal', 'có bãi hàng', '有货运场站'],
  line: ['line', 'tuyến đường sắt', '铁路线'],
  from: ['from', 'từ', '起'],
  to: ['to', 'đến', '止'],
  km: ['length, km', 'chiều dài, km', '长度，公里'],
  gauges: ['gauges', 'khổ đường', '轨距'],
  gaugesMm: ['gauges, mm', 'khổ đường, mm', '轨距，毫米'],
  mm: ['gauge, mm', 'khổ, mm', '轨距，毫米'],
  axleLoadT: ['axle load, t', 'tải trọng trục, t', '轴重，吨'],
  trainMassT: ['train mass, t', 'khối lượng đoàn tàu, t', '列车重量，吨'],
  trainLengthM: ['train length, m', 'chiều dài đoàn tàu, m', '列车长度，米'],
  tracks: ['tracks', 'số đường', '线数'],
  power: ['electrification', 'điện khí hóa', '电气化'],
  speedPassengerKmh: ['passenger speed, km/h', 'tốc độ tàu khách, km/h', '客车速度，公里/时'],
  speedFreightKmh: ['freight speed, km/h', 'tốc độ tàu hàng, km/h', '货车速度，公里/时'],
  gradientUpPermille: ['gradient up, ‰', 'dốc lên, ‰', '上坡坡度，‰'],
  gradientDownPermille: ['gradient down, ‰', 'dốc xuống, ‰', '下坡坡度，‰'],
  project: ['project', 'dự án', '项目'],
  mode: ['mode', 'phương thức vận tải', '运输方式'],
  rank: ['rank', 'loại cửa khẩu', '口岸等级'],
  placeA: ['side a', 'bên a', 'a侧'],
  placeB: ['side b', 'bên b', 'b侧'],
  open: ['open', 'mở', '开放'],
  state: ['state', 'tình trạng', '状态'],
  openTowardsA: ['open towards a', 'mở về phía a', '向a侧开放'],
  openTowardsB: ['open towards b', 'mở về phía b', '向b侧开放'],
  clockA: ['clock of side a', 'giờ bên a', 'a侧时钟'],
  clockB: ['clock of side b', 'giờ bên b', 'b侧时钟'],
  hoursA: ['hours of side a', 'giờ làm việc bên a', 'a侧开放时间'],
  hoursB: ['hours of side b', 'giờ làm việc bên b', 'b侧开放时间'],
  nextChangeA: ['next change, side a', 'thay đổi kế tiếp, bên a', '下次变化，a侧'],
  nextChangeB: ['next change, side b', 'thay đổi kế tiếp, bên b', '下次变化，b侧'],
  reason: ['reason', 'lý do', '原因'],
  place: ['place', 'địa điểm', '地点'],
  operator: ['operator', 'đơn vị khai thác', '运营者'],
  stackTeu: ['stack, TEU', 'sức chứa, TEU', '堆存能力，TEU'],
  freeStorageHours: ['free storage, h', 'lưu bãi miễn phí, giờ', '免费堆存，小时'],
  handling: ['handling', 'xếp dỡ', '装卸'],
  operation: ['operation', 'tác nghiệp', '作业'],
  bothWays: ['both ways', 'hai chiều', '双向'],
  servers: ['at once', 'cùng lúc', '同时作业数'],
  minutesP50: ['P50, min', 'P50, phút', 'P50，分钟'],
  minutesP90: ['P90, min', 'P90, phút', 'P90，分钟'],
  accepts: ['takes', 'nhận', '受理'],
  hoursP50: ['P50, h', 'P50, giờ', 'P50，小时'],
  hoursP90: ['P90, h', 'P90, giờ', 'P90，小时'],
  toll: ['toll', 'phí cầu đường', '通行费'],
  sailingsPerWeek: ['sailings a week', 'chuyến mỗi tuần', '每周航次'],
  services: ['services', 'các chuyến', '班次'],
};

/** What values are called that come from a fixed set. */
const VALUES: Record<string, [string, string, string]> = {
  true: ['yes', 'có', '是'],
  false: ['no', 'không', '否'],
  city: ['town', 'đô thị', '城镇'],
  station: ['station', 'ga', '车站'],
  terminal: ['terminal', 'bãi hàng', '货运场站'],
  port: ['port', 'cảng', '港口'],
  gate: ['gate', 'cửa khẩu', '口岸'],
  junction: ['junction', 'ga tiếp nối', '接轨站'],
  region: ['region', 'vùng', '区域'],
  road: ['road', 'đường bộ', '公路'],
  rail: ['rail', 'đường sắt', '铁路'],
  sea: ['sea', 'đường biển', '海运'],
  rail1000: ['1000 mm wagon', 'toa khổ 1000', '1000毫米轨距车辆'],
  rail1435: ['1435 mm wagon', 'toa khổ 1435', '1435毫米轨距车辆'],
  international: ['international', 'quốc tế', '国际性'],
  bilateral: ['bilateral', 'song phương', '双边性'],
  auxiliary: ['auxiliary', 'phụ', '辅助'],
  none: ['none', 'không', '无'],
  open: ['open', 'mở', '开放'],
  closed: ['closed', 'đóng', '关闭'],
  suspended: ['suspended', 'tạm dừng', '暂停'],
  always: ['always', 'luôn mở', '全天'],
  'closed today': ['closed today', 'hôm nay đóng', '今日关闭'],
  'lift container': ['lift of containers', 'nâng hạ công-ten-nơ', '吊装集装箱'],
  'transship bulk': ['transshipment of loose cargo', 'chuyển tải hàng rời', '散货换装'],
  'exchange bogies': ['bogie exchange', 'thay giá chuyển hướng', '更换转向架'],
  'transfer passengers': ['change of passengers', 'hành khách đổi tàu', '旅客换乘'],
};

function column(language: Language): number {
  return LANGUAGES.findIndex(({ code }) => code === language);
}

/** The name of a member; one without words of its own is spelt out. */
export function fieldWords(name: string, language: Language): string {
  return FIELDS[name]?.[column(language)] ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

export function valueWords(value: string, language: Language): string {
  return VALUES[value]?.[column(language)] ?? value;
}
