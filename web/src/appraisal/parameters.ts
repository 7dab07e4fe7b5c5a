import type { Names } from '../api';
import { LANGUAGES, type Language } from '../language';

/** What the numbers of a guide are called, by their names in appraisal_values.csv. */
const PARAMETERS: Record<string, [string, string, string]> = {
  DiscountRate: ['discount rate', 'tỷ suất chiết khấu', '折现率'],
  FinancialRate: ['financial discount rate', 'tỷ suất chiết khấu tài chính', '财务折现率'],
  Horizon: ['years counted', 'số năm tính toán', '计算期'],
  NumeraireBorder: ['prices are those at the border', 'tính theo giá cửa khẩu', '以口岸价计量'],
  NontradedFactor: ['factor of what is not traded', 'hệ số hàng phi ngoại thương', '非贸易品转换系数'],
  ShadowExchangeFactor: ['shadow price of currency', 'hệ số tỷ giá ẩn', '影子汇率系数'],
  ShadowWage: ['shadow wage', 'tiền công ẩn', '影子工资'],
  CarbonPrice: ['carbon price', 'giá cacbon', '碳价'],
  ResidualByLife: ['what is left at the end', 'giá trị còn lại theo tuổi thọ', '按寿命计残值'],
  TimeValueFactor: ['factor of the value of time', 'hệ số giá trị thời gian', '时间价值系数'],
  TimeValueGrowth: ['growth of the value of time', 'tăng trưởng giá trị thời gian', '时间价值增长率'],
  ReliabilityRatio: ['value of reliability', 'giá trị của độ tin cậy', '可靠性比值'],
  BaseYear: ['base year', 'năm gốc', '基准年'],
  PriceYear: ['price year', 'năm giá', '价格年'],
  PriceIndex: ['price index', 'chỉ số giá', '价格指数'],
  Inflation: ['inflation', 'lạm phát', '通货膨胀率'],
  ExchangeDrift: ['drift of the exchange rate', 'biến động tỷ giá dài hạn', '汇率趋势'],
  PublishedCost: ['published cost', 'tổng mức đầu tư công bố', '公布造价'],
  TaxShare: ['share of taxes', 'tỷ trọng thuế', '税费占比'],
  UnskilledShare: ['share of unskilled labour', 'tỷ trọng lao động phổ thông', '非技术劳动占比'],
  ForeignShare: ['share bought abroad', 'tỷ trọng mua ở nước ngoài', '国外采购占比'],
  ConstructionYears: ['years of construction', 'số năm xây dựng', '建设年数'],
  DecisionYears: ['years to the decision', 'số năm đến khi quyết định', '决策年数'],
  CivilShare: ['share of civil works', 'tỷ trọng xây lắp', '土建占比'],
  CivilLife: ['life of civil works', 'tuổi thọ công trình', '土建寿命'],
  SystemsLife: ['life of systems', 'tuổi thọ hệ thống', '系统寿命'],
  MaintenanceShare: ['upkeep a year', 'bảo trì mỗi năm', '年维护率'],
  RailCost: ['cost of rail freight', 'chi phí vận tải hàng đường sắt', '铁路货运成本'],
  RailPassengerCost: ['cost of rail passengers', 'chi phí vận tải khách đường sắt', '铁路客运成本'],
  VehicleCost: ['locomotives and wagons', 'đầu máy và toa hàng', '机车与货车购置'],
  CoachCost: ['coaches', 'toa khách', '客车购置'],
  VehicleLife: ['life of vehicles', 'tuổi thọ phương tiện', '车辆寿命'],
  RoadPrice: ['price of road', 'giá cước đường bộ', '公路运价'],
  RailPrice: ['price of rail', 'giá cước đường sắt', '铁路运价'],
  SeaPrice: ['price of sea', 'giá cước đường biển', '海运价'],
  RoadTaxShare: ['taxes in the price of road', 'thuế trong giá đường bộ', '公路运价含税比例'],
  RoadFuelShare: ['fuel in the price of road', 'nhiên liệu trong giá đường bộ', '公路运价含燃料比例'],
  InfrastructureCharge: ['track charge', 'phí hạ tầng', '线路使用费'],
  CapitalOverrun: ['overrun of cost', 'vượt chi phí', '造价超支'],
  CapitalOverrunNewer: ['overrun of cost, newer studies', 'vượt chi phí, nghiên cứu mới', '造价超支，新近研究'],
  CapitalShareUnderPlan: ['projects below their plan', 'tỷ lệ dự án dưới dự toán', '低于预算的项目占比'],
  DemandOptimism: ['optimism of demand', 'lạc quan về nhu cầu', '需求乐观偏差'],
  OpeningDelay: ['delay of opening', 'chậm mở khai thác', '开通推迟'],
  RampShortfall: ['slow start', 'khởi đầu chậm', '培育期不足'],
  FuelDeviation: ['spread of the fuel price', 'độ lệch giá nhiên liệu', '燃料价格离散'],
  ExchangeDeviation: ['spread of the exchange rate', 'độ lệch tỷ giá', '汇率离散'],
  CarbonDeviation: ['spread of the carbon price', 'độ lệch giá cacbon', '碳价离散'],
  TimeValueDeviation: ['spread of the value of time', 'độ lệch giá trị thời gian', '时间价值离散'],
  CostDelayCorrelation: ['cost and delay together', 'tương quan chi phí và chậm trễ', '造价与推迟的相关性'],
  FutureLow: ['low demand', 'nhu cầu thấp', '低需求'],
  FutureMedium: ['medium demand', 'nhu cầu trung bình', '中需求'],
  FutureHigh: ['high demand', 'nhu cầu cao', '高需求'],
  ProbabilityLow: ['chance of low demand', 'xác suất nhu cầu thấp', '低需求概率'],
  ProbabilityMedium: ['chance of medium demand', 'xác suất nhu cầu trung bình', '中需求概率'],
  ProbabilityHigh: ['chance of high demand', 'xác suất nhu cầu cao', '高需求概率'],
  WaitYears: ['years that opening can wait', 'số năm có thể hoãn mở', '可推迟年数'],
  Budget: ['budget a year', 'ngân sách mỗi năm', '年度预算'],
};

/** Units of these numbers that are words. */
const UNITS: Record<string, [string, string, string]> = {
  ratio: ['', '', ''],
  year: ['', '', ''],
  years: ['years', 'năm', '年'],
  'years of operation': ['years of operation', 'năm khai thác', '年运营'],
  'share a year': ['a year', 'mỗi năm', '每年'],
  'share of the cost': ['of the cost', 'của chi phí', '占造价'],
  'share of the cost a year': ['of the cost a year', 'của chi phí mỗi năm', '占造价每年'],
  'share of the cost before tax': ['of the cost before tax', 'của chi phí trước thuế', '占税前造价'],
  'share of the price': ['of the price', 'của giá cước', '占运价'],
  'share of projects': ['of projects', 'số dự án', '占项目'],
  'share of rail revenue': ['of rail revenue', 'doanh thu đường sắt', '占铁路收入'],
  'USD/t of 2025': ['USD/t of 2025', 'USD/t giá 2025', '美元/吨（2025年价）'],
  'value of an hour of spread over that of an hour': ['of the value of time', 'của giá trị thời gian', '占时间价值'],
  'USD/tkm': ['USD/tkm', 'USD/tấn-km', '美元/吨公里'],
  'USD/pkm': ['USD/pkm', 'USD/khách-km', '美元/人公里'],
  '2025 = 1': ['(2025 = 1)', '(2025 = 1)', '（2025年=1）'],
  'M USD': ['M USD', 'triệu USD', '百万美元'],
  'M USD a year': ['M USD a year', 'triệu USD mỗi năm', '百万美元/年'],
  'rank correlation': ['rank correlation', 'tương quan hạng', '秩相关'],
  probability: ['', '', ''],
  'demand, medium = 1': ['medium = 1', 'trung bình = 1', '中等=1'],
  'of the logarithm': ['of the logarithm', 'của logarit', '对数'],
  '1 border prices, 0 domestic prices': ['', '', ''],
  '1 straight line over each life, 0 none': ['', '', ''],
};

const GUIDES: Record<string, Names> = {
  adb: { en: 'Asian Development Bank', vi: 'Ngân hàng Phát triển châu Á', zh: '亚洲开发银行' },
  'world-bank': { en: 'World Bank', vi: 'Ngân hàng Thế giới', zh: '世界银行' },
  eu: { en: 'European Union', vi: 'Liên minh châu Âu', zh: '欧盟' },
};

/** Numbers that answer a question with yes or no. */
const ANSWERS = new Set(['NumeraireBorder', 'ResidualByLife']);

/** The name of a number of a guide; one without words of its own is spelt out. */
export function parameterWords(name: string, language: Language): string {
  return PARAMETERS[name]?.[columnOf(language)] ?? name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The number with its unit: shares as per cent, years as they are, yes or no where it is one. */
export function numberWords(
  { parameter, value, unit }: { parameter: string; value: number; unit: string },
  language: Language,
): string {
  if (ANSWERS.has(parameter)) {
    return (value === 1 ? ['yes', 'có', '是'] : ['no', 'không', '否'])[columnOf(language)] ?? '';
  }
  const words = UNITS[unit]?.[columnOf(language)] ?? unit;
  const number =
    unit.startsWith('share') || unit === 'probability' ? `${Number((value * 100).toPrecision(4))} %` : value;
  return `${number} ${words}`.trim();
}

/** The name of a guide; one of a file has its own. */
export function guideNamed(id: string): { id: string; name?: Names } {
  return { id, name: GUIDES[id] };
}

function columnOf(language: Language): number {
  return LANGUAGES.findIndex(({ code }) => code === language);
}
