namespace Lienvan.App.Rendering;

/// <summary>The texts of appraisals in three languages; part of <see cref="LanguageTable"/>.</summary>
internal static class AppraisalTexts
{
    public const string Ratio =
        "the ratio sets all other effects against building, renewals, upkeep and vehicles, less what is left at the end";

    public const string Waiting = "building now is worth {0} over three futures, waiting {1} years and building only where it pays {2}: "
        + "to be able to wait is worth {3}";

    public const string Rows = """
        present value | giá trị hiện tại | 现值
        group Existing@stay with their way | giữ nguyên cách đi | 原有用户
        group Diverted@change over | chuyển sang | 转移用户
        group Generated@new | mới phát sinh | 诱增用户
        tree build@build | xây | 建设
        tree wait@wait | chờ | 等待
        tree never@never | không xây | 不建
        tree low demand@low demand | nhu cầu thấp | 低需求
        tree medium demand@medium demand | nhu cầu vừa | 中需求
        tree high demand@high demand | nhu cầu cao | 高需求
        tree as planned@cost as planned | chi phí đúng kế hoạch | 费用按计划
        tree overrun@cost overrun | vượt chi phí | 费用超支
        rate of return under {0} | tỷ suất dưới {0} | 收益率低于{0}
        what the answer hangs on most: {0} | kết quả phụ thuộc nhiều nhất vào: {0} | 结果最取决于：{0}
        cash flow | dòng tiền | 现金流
        net flow by year, and the running sum of its present value | dòng tiền ròng từng năm và giá trị hiện tại cộng dồn | 各年净现金流及累计现值
        how often each net present value was drawn | tần suất của mỗi giá trị hiện tại ròng | 净现值抽样频率
        payments between them stand twice and cancel out: the sum is the net present value | các khoản trả lẫn nhau ghi hai lần và triệt tiêu: tổng là giá trị hiện tại ròng | 相互支付记两次并抵消：合计即净现值
        what users gain | người dùng được gì | 用户效益
        traffic | vận tải | 运输
        freight | hàng hóa | 货运
        passengers | hành khách | 客运
        what the answer hangs on | kết quả phụ thuộc vào gì | 结果取决于什么
        how sure it is | mức chắc chắn | 把握程度
        when to build | khi nào xây | 何时建设
        scenario tree | cây kịch bản | 情景树
        probability | xác suất | 概率
        what is built when | xây gì, khi nào | 何时建何物
        dashed: what is built, with its first year; grey: railways there are; straight from place to place, no borders drawn | nét đứt: công trình và năm mở; xám: đường sắt hiện có; nối thẳng giữa các điểm, không vẽ biên giới | 虚线：建设项目及开通年；灰线：既有铁路；地点间直线相连，不绘国界
        spent from | chi từ | 开支始于
        million USD a km | triệu USD mỗi km | 百万美元/公里
        loans and subsidies | vay và trợ cấp | 贷款与补贴
        what moves | vận chuyển gì | 运量
        rail with, Mt | sắt có dự án, Mt | 有项目铁路，百万吨
        rail without, Mt | sắt không dự án, Mt | 无项目铁路，百万吨
        all with, Mt | tổng có dự án, Mt | 有项目总量，百万吨
        rail, Mtkm more | sắt, thêm Mtkm | 铁路增加，百万吨公里
        road, Mtkm more | đường bộ, thêm Mtkm | 公路增加，百万吨公里
        CO2, kt more | CO2, thêm kt | CO2增加，千吨
        what is not counted | chưa tính được gì | 未计入的内容
        assumptions | giả định | 假定
        source | nguồn | 来源
        unit | đơn vị | 单位
        of | của | 适用于
        year | năm | 年份
        built by | bên xây dựng | 建设方
        claim | công bố | 说法
        the model finds | mô hình tìm ra | 模型结果
        verdict | kết luận | 结论
        asked of | hỏi | 依据
        verdict Holds@holds | đúng | 成立
        verdict Exceeds@more than claimed | hơn công bố | 超过所称
        verdict DoesNotHold@does not hold | không đúng | 不成立
        verdict NoAnswer@no answer | không có câu trả lời | 无结果
        engine Planner@planner | bộ lập kế hoạch | 运输规划
        engine RunningTime@running times | thời gian chạy tàu | 运行时分
        engine Forecast@forecast | dự báo | 预测
        {0} without, {1} with | không có {0}, có {1} | 无项目 {0}，有项目 {1}
        fastest way by rail for one container, median, ready at 08:00 | cách nhanh nhất bằng tàu cho một container, trung vị, sẵn sàng lúc 08:00 | 一个集装箱最快的铁路方式（中位数，08:00备妥）
        cheapest way by land for one container | cách rẻ nhất đường bộ hoặc sắt cho một container | 一个集装箱最便宜的陆路方式
        fastest passenger train of the package on 1435 mm, without stops and border | tàu khách nhanh nhất của bộ dữ liệu trên khổ 1435 mm, không tính dừng và biên giới | 数据包中1435毫米最快旅客列车，不计停站与过境
        tonnes on the busiest of its lines | tấn trên tuyến đông nhất của dự án | 其最繁忙线路的吨数
        nothing runs on its lines in that year | năm đó không có gì chạy trên tuyến | 该年其线路上无列车
        there is no forecast of that scenario and year | không có dự báo cho kịch bản và năm đó | 没有该情景和年份的预测
        no track of one gauge joins them in this scenario | không có đường ray một khổ nối hai nơi trong kịch bản này | 该情景下没有同轨距线路相连
        the planner's best ways use no train | các cách tốt nhất không dùng tàu | 最优方式均不用铁路
        at most {0} million US dollars a year at economic prices, kept for later where not spent° | tối đa {0} triệu USD mỗi năm theo giá kinh tế, chưa chi thì để dành° | 每年至多 {0} 百万美元（经济价格），未用可留存°
        best by net present value: {0}, worth {1} | tốt nhất theo giá trị hiện tại ròng: {0}, đáng giá {1} | 净现值最优：{0}，值 {1}
        best for each dollar invested: {0}, worth {1} a dollar | tốt nhất trên mỗi đô la đầu tư: {0}, {1} mỗi đô la | 单位投资最优：{0}，每美元 {1}
        order | thứ tự | 顺序
        starts | khởi công | 开工
        a dollar invested | mỗi đô la đầu tư | 每美元投资
        regret: what the best plan of each future would have brought more | hối tiếc: phương án tốt nhất của mỗi tương lai lẽ ra mang lại thêm bao nhiêu | 后悔值：各前景下最优方案本可多得
        plan | phương án | 方案
        most regret | hối tiếc lớn nhất | 最大后悔值
        least regret: {0} | ít hối tiếc nhất: {0} | 最小后悔：{0}
        build nothing | không xây gì | 什么都不建
        effect Investment@building | xây dựng | 建设
        effect BuildingTaxes@taxes on building | thuế trong xây dựng | 建设税费
        effect ShadowPrices@shadow prices of labour and currency | giá ẩn của lao động và ngoại tệ | 劳动与外汇影子价格
        effect Renewals@renewals | thay mới | 更新改造
        effect ResidualValue@what is left at the end | giá trị còn lại cuối kỳ | 期末残值
        effect Maintenance@upkeep | bảo trì | 维护
        effect Vehicles@locomotives, wagons and coaches | đầu máy, toa hàng và toa khách | 机车、货车与客车
        effect RailOperation@running trains | chạy tàu | 列车运营
        effect UserMoney@users' money | tiền của người dùng | 用户费用
        effect UserTime@users' time | thời gian của người dùng | 用户时间
        effect UserReliability@reliability | độ tin cậy | 可靠性
        effect UserInventory@owning goods on the way | vốn hàng trên đường | 在途库存
        effect UserChoice@choice and convenience | lựa chọn và tiện lợi | 选择与便利
        effect GeneratedTraffic@generated traffic | lưu lượng phát sinh | 诱增运量
        effect Fares@tariffs and fares | cước và vé | 运费与票价
        effect RoadAndSeaCosts@running lorries and ships | chạy xe tải và tàu biển | 卡车与船舶运营
        effect RoadTaxes@taxes and tolls on roads | thuế và phí đường bộ | 公路税费
        effect InfrastructureCharge@track charge | phí hạ tầng | 线路使用费
        effect Co2@CO2 | CO2 | CO2
        effect RoadDamage@wear of roads | hao mòn đường bộ | 公路磨损
        effect Accidents@accidents | tai nạn | 事故
        effect LoansDrawn@loans drawn | giải ngân vay | 贷款提取
        effect DebtService@interest and repayment | trả lãi và gốc | 还本付息
        effect Subsidy@subsidies | trợ cấp | 补贴
        stakeholder Shippers@who sends goods | chủ hàng | 货主
        stakeholder Passengers@who travels | hành khách | 旅客
        stakeholder Railway@railway | đường sắt | 铁路
        stakeholder Hauliers@lorries and coaches | xe tải và xe khách | 公路运输业
        stakeholder Shipping@shipping | vận tải biển | 航运业
        stakeholder Government@government | chính phủ | 政府
        stakeholder Lender@lender | bên cho vay | 贷款方
        stakeholder Workers@workers on the site | công nhân xây dựng | 建设工人
        stakeholder Economy@the economy at large | nền kinh tế | 整个经济
        stakeholder Environment@climate and air | khí hậu và không khí | 气候与空气
        stakeholder Public@everybody else | cộng đồng | 公众
        {0} of {1} | {0} {1} | {1}{0}
        demand | nhu cầu | 需求
        slow start | khởi đầu chậm | 培育期
        fuel price | giá nhiên liệu | 燃料价格
        exchange rate | tỷ giá | 汇率
        carbon price | giá cacbon | 碳价
        value of time | giá trị thời gian | 时间价值
        worth of choice | giá trị của lựa chọn | 选择的价值
        not appraised: {0} | không thẩm định được: {0} | 无法评价：{0}
        {0} against {1} | {0} so với {1} | {0} 对比 {1}
        guide {0} at {1} · {2}–{3}, opens {4} · million US dollars at prices of {5}, discounted to {2} | hướng dẫn {0}, tỷ suất {1} · {2}–{3}, mở năm {4} · triệu USD theo giá {5}, chiết khấu về {2} | 指南 {0}，折现率 {1} · {2}–{3}，{4}年开通 · {5}年价格百万美元，折现至{2}
        economic | kinh tế | 经济
        financial | tài chính | 财务
        the ratio sets all other effects against building, renewals, upkeep and vehicles, less what is left at the end | tỷ số lấy mọi tác động khác chia cho xây dựng, thay mới, bảo trì và phương tiện, trừ giá trị còn lại | 效益费用比：其他全部效果 ÷（建设、更新、维护与车辆 − 期末残值）
        what is built | công trình | 建设内容
        opens | mở | 开通
        a km | mỗi km | 每公里
        over China–Laos | so Trung–Lào | 与中老铁路之比
        reference class: China–Laos, {0} million US dollars a km | lớp tham chiếu: Trung–Lào, {0} triệu USD mỗi km | 参照类：中老铁路，每公里 {0} 百万美元
        who gains and who loses, present value: | ai được, ai mất, giá trị hiện tại: | 谁受益、谁受损（现值）：
        who | ai | 谁
        billion | tỷ | 十亿
        million | triệu | 百万
        million USD | triệu USD | 百万美元
        all together | tổng cộng | 合计
        by what, present value; payments between them cancel out: | theo tác động, giá trị hiện tại; khoản trả lẫn nhau triệt tiêu: | 按效果（现值）；相互支付已抵消：
        effect | tác động | 效果
        users gain {0} by the augmented rule of half, which counts; {1} by the simple one | người dùng được {0} theo quy tắc một nửa mở rộng (được tính); {1} theo quy tắc đơn giản | 用户受益：扩展半数法则 {0}（采用）；简单半数法则 {1}
        what moves it most: its value at P10 and P90 of each input, the others as planned: | điều gì làm thay đổi nhiều nhất: giá trị tại P10 và P90 của mỗi yếu tố, các yếu tố khác theo kế hoạch: | 影响最大的因素：各因素取P10与P90时的净现值，其余按计划：
        at P10 | tại P10 | P10时
        at P90 | tại P90 | P90时
        best opening year: {0}, worth {1}; planned: {2}, worth {3} | năm mở tốt nhất: {0}, đáng giá {1}; kế hoạch: {2}, đáng giá {3} | 最佳开通年：{0}，净现值 {1}；计划：{2}，净现值 {3}
        building now is worth {0} over three futures, waiting {1} years and building only where it pays {2}: to be able to wait is worth {3} | xây ngay đáng giá {0} qua ba tương lai, chờ {1} năm và chỉ xây khi có lợi đáng giá {2}: quyền chờ đáng giá {3} | 三种前景下立即建设值 {0}，等待 {1} 年且仅在划算时建设值 {2}：等待的选择权值 {3}
        lender | bên vay cho | 贷款方名称
        to | cho | 借款方
        share | tỷ lệ | 份额
        interest | lãi suất | 利率
        grace + repayment, years | ân hạn + trả nợ, năm | 宽限期+还款期（年）
        {0}: debt service cover {1} at worst, {2} on average; the state has to add {3} | {0}: hệ số trả nợ thấp nhất {1}, bình quân {2}; nhà nước phải bù {3} | {0}：偿债备付率最低 {1}，平均 {2}；国家需补 {3}
        subsidies that running needs: {0} | trợ cấp vận hành cần: {0} | 运营所需补贴：{0}
        {0} draws, seed {1}, by the reference class of rail projects° | {0} lần thử, hạt giống {1}, theo lớp tham chiếu dự án đường sắt° | 抽样 {0} 次，种子 {1}，按铁路项目参照类°
        stopped after {0} draws, seed {1}, by the reference class of rail projects° | dừng sau {0} lần thử, hạt giống {1}, theo lớp tham chiếu dự án đường sắt° | 抽样 {0} 次后停止，种子 {1}，按铁路项目参照类°
        stopped early: what follows stands on {0} draws | đã dừng sớm: kết quả sau dựa trên {0} lần thử | 提前停止：以下结果基于 {0} 次抽样
        ° assumed: {0} of {1} numbers of the guide are; all of them with their sources: --json or --out | ° giả định: {0} trong {1} con số của hướng dẫn; tất cả kèm nguồn: --json hoặc --out | ° 假定值：指南 {1} 个数值中有 {0} 个；全部数值及来源见 --json 或 --out
        """;
}
