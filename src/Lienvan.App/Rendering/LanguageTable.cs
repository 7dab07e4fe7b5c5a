namespace Lienvan.App.Rendering;

/// <summary>Every text in three languages; domain words as in GLOSSARY.md. <c>{0}</c> is a hole, numbered as in the English.</summary>
internal static class LanguageTable
{
    /// <summary>By English text, or by what stands before an <c>@</c>: English, Vietnamese, Chinese.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Rows = Read("""
        days of the week@Mon Tue Wed Thu Fri Sat Sun | T2 T3 T4 T5 T6 T7 CN | 周一 周二 周三 周四 周五 周六 周日
        months@Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec | /1 /2 /3 /4 /5 /6 /7 /8 /9 /10 /11 /12 | 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
        {0} d | {0} ngày | {0}天
        {0} h | {0} giờ | {0}小时
        {0} min | {0} phút | {0}分钟
        {0} → {1} · {2} {3} · ready {4} | {0} → {1} · {2} {3} · sẵn sàng {4} | {0} → {1} · {2} {3} · 备妥 {4}
        {0} t loose | {0} t hàng rời | 散装 {0} 吨
        scenario {0}, {1} | kịch bản {0}, {1} | 情景 {0}, {1}
        ready | sẵn sàng | 备妥
        leaves | khởi hành | 出发
        arrives (P50) | đến (P50) | 到达 (P50)
        P90 | P90 | P90
        door to door | từ cửa đến cửa | 门到门
        USD | USD | 美元
        CO2 t | CO2 t | CO2 吨
        China Development Bank | Ngân hàng Phát triển Trung Quốc | 国家开发银行
        Export–Import Bank of China | Ngân hàng Xuất nhập khẩu Trung Quốc | 中国进出口银行
        best in | tốt nhất về | 最优项
        time | thời gian | 时间
        cost | chi phí | 费用
        CO2 | CO2 | CO2
        by | đi bằng | 运输方式
        what | việc | 环节
        where | nơi | 地点
        km | km | 公里
        gauge | khổ đường | 轨距
        takes | mất | 用时
        lorry | xe tải | 卡车
        rail | đường sắt | 铁路
        ship | tàu biển | 海运
        trains that wait | tàu đang chờ | 等待的列车
        run | chạy | 运行
        stop | dừng | 停站
        stationTrack | đường ga | 站线
        sectionTrack | đường thứ hai trên khu gian | 区间增线
        loop | đường tránh giữa khu gian | 区间会让线
        wait | chờ | 等待
        handling | xếp dỡ | 装卸
        border | cửa khẩu | 过境
        customs | hải quan | 海关
        lorry by {0} | xe tải qua {0} | 卡车经{0}
        lorry by {0} to {1} | xe tải qua {0} đến {1} | 卡车经{0}至{1}
        lorry to {0} | xe tải đến {0} | 卡车至{0}
        rail, through on {0} from {1} to {2} | tàu chạy suốt khổ {0} từ {1} đến {2} | {0}毫米轨距直通列车 {1}—{2}
        rail on {0} from {1} to {2} | tàu khổ {0} từ {1} đến {2} | {0}毫米轨距列车 {1}—{2}
        rail on {0} on to {1} | tàu khổ {0} tiếp đến {1} | {0}毫米轨距列车续运至{1}
        ship from {0} to {1} | tàu biển từ {0} đến {1} | 海运 {0}—{1}
        and | và | 和
        {0} · {1}, {2} t, {3} m · {4} km | {0} · {1}, {2} t, {3} m · {4} km | {0} · {1}，{2} 吨，{3} 米 · {4} 公里
        arrives | đến | 到达
        {0} in all, {1} of it running; the shortest run is {2} | tổng cộng {0}, trong đó chạy {1}; ngắn nhất có thể {2} | 全程 {0}，其中运行 {1}；最短运行时分 {2}
        {0} kWh from the grid° | {0} kWh từ lưới điện° | 电网用电 {0} 千瓦时°
        {0} l of diesel oil° | {0} l dầu diesel° | 柴油 {0} 升°
        {0} kWh at the wheel, {1}, {2} kg CO2 | {0} kWh tại vành bánh, {1}, {2} kg CO2 | 轮周 {0} 千瓦时，{1}，CO2 {2} 千克
        {0} kWh at the wheel, {1}, {2} kg CO2 by tonne-kilometre | {0} kWh tại vành bánh, {1}, {2} kg CO2 theo tấn-km | 轮周 {0} 千瓦时，{1}，按吨公里计CO2 {2} 千克
        ° speeds, gradients and curves of {0} km are assumed by class of line and curvature: docs/running-times.md | ° tốc độ, độ dốc và đường cong của {0} km được giả định theo cấp đường và độ cong: docs/running-times.md | ° {0} 公里的速度、坡度和曲线按线路等级与曲率假定：docs/running-times.md
        the train cannot start {0}: {1} t × {2} ‰ make {3} kN and it resists with {4} kN, against {5} kN | tàu không khởi động được {0}: {1} t × {2} ‰ thành {3} kN, sức cản {4} kN, sức kéo chỉ {5} kN | 列车无法起动（{0}）：{1} 吨 × {2} ‰ 为 {3} kN，阻力 {4} kN，牵引力仅 {5} kN
        the train stalls on the climb {0}: {1} t × {2} ‰ make {3} kN and it resists with {4} kN, against {5} kN | tàu dừng giữa dốc {0}: {1} t × {2} ‰ thành {3} kN, sức cản {4} kN, sức kéo chỉ {5} kN | 列车途停于上坡（{0}）：{1} 吨 × {2} ‰ 为 {3} kN，阻力 {4} kN，牵引力仅 {5} kN
        at km {0} | tại km {0} | 公里标 {0}
        at km {0}, after {1} | tại km {0}, sau {1} | 公里标 {0}，{1}之后
        {0} → {1}: the ruling gradient is {2} ‰° with curves, {3} – {4} | {0} → {1}: dốc hạn chế {2} ‰° kể cả đường cong, {3} – {4} | {0} → {1}：限制坡度 {2} ‰°（含曲线），{3}—{4}
        locomotive | đầu máy | 机车
        at km/h | tại km/h | 时速
        climbs t | kéo qua dốc t | 爬坡吨数
        starts t | khởi động t | 起动吨数
        track allows t | đường cho phép t | 线路限额吨数
        most t | tối đa t | 最大吨数
        Speed over distance: {0} | Tốc độ theo quãng đường: {0} | 速度—距离曲线：{0}
        {0} km in {1} min, {2} kWh at the wheel | {0} km trong {1} phút, {2} kWh tại vành bánh | {0} 公里用时 {1} 分，轮周 {2} 千瓦时
        limit | giới hạn | 限速
        gradient, ‰ | độ dốc, ‰ | 坡度 ‰
        Option {0} | Phương án {0} | 方案{0}
        ready {0}, need not leave before {1} | sẵn sàng {0}, chưa cần khởi hành trước {1} | {0}备妥，可待至{1}发出
        {0} at {1}; nine in ten arrive by {2} | {0} tại {1}; chín trên mười lần đến trước {2} | {0} 到达{1}；十次中九次不晚于{2}
        in {0}, out {1} | vào {0}, ra {1} | 入 {0}，出 {1}
        {0} {1}, P90 {2} | {0} {1}, P90 {2} | {0} {1}，P90 {2}
        Documents: {0} | Chứng từ: {0} | 单证：{0}
        {0} of {1} ways that are best in something: --all shows the others, --option N their legs, --json everything. | {0} trong {1} phương án tốt nhất ở mặt nào đó: --all hiện các phương án khác, --option N các chặng, --json toàn bộ. | 在某一方面最优的{1}个方案中的{0}个：--all 显示其余，--option N 显示运输段，--json 显示全部。
        ° rests on values assumed for want of published ones; the weightiest for this option first: | ° dựa trên giá trị giả định vì không có số liệu công bố; ảnh hưởng lớn nhất đến phương án này xếp trước: | ° 基于假定值（无公布数据）；对本方案影响最大的在前：
        and {0} more: --json lists them all | và {0} giả định nữa: --json liệt kê tất cả | 另有{0}项：--json 列出全部
        No: {0}. | Không được: {0}. | 不行：{0}。
        What would help: {0} | Cách khắc phục: {0} | 可行办法：{0}
        At {0}: {1} labels | Tại {0}: {1} nhãn | 在{0}：{1}个标号
        kept | giữ lại | 保留
        dominated | bị trội | 被支配
        behind | tụt lại | 落后
        the gate is closed | cửa khẩu đóng | 口岸关闭
        closed at that hour | ngoài giờ làm việc | 非开放时间
        until the terminal hands the cargo out | chờ bãi hàng giao hàng | 等待货场交付货物
        storage beyond the free time | lưu bãi quá thời gian miễn phí | 超过免费堆存期
        cut-off {0} h before departure | hạn nhận hàng {0} giờ trước khi chạy | 开车前{0}小时截载
        {0} departures a week at no published time: half an interval; {1} | {0} chuyến mỗi tuần, không công bố giờ chạy: nửa khoảng cách chuyến; {1} | 每周{0}班，未公布时刻：按半个间隔计；{1}
        lift {0} to {1} | nâng hạ công-ten-nơ: {0} → {1} | 吊装：{0} → {1}
        transship {0} to {1} | chuyển tải: {0} → {1} | 换装：{0} → {1}
        exchange bogies {0} to {1} | thay giá chuyển hướng: {0} → {1} | 更换转向架：{0} → {1}
        road | xe tải | 卡车
        rail1000 | khổ 1000 | 1000轨距
        rail1435 | khổ 1435 | 1435轨距
        sea | tàu biển | 船
        export customs | hải quan xuất khẩu | 出口海关
        export customs, declared beforehand at a smart gate | hải quan xuất khẩu, khai trước tại cửa khẩu thông minh | 出口海关（智慧口岸提前申报）
        export customs, by appointment | hải quan xuất khẩu, theo lịch hẹn | 出口海关（预约）
        export quarantine | kiểm dịch xuất khẩu | 出口检疫
        export quarantine, declared beforehand at a smart gate | kiểm dịch xuất khẩu, khai trước tại cửa khẩu thông minh | 出口检疫（智慧口岸提前申报）
        export quarantine, by appointment | kiểm dịch xuất khẩu, theo lịch hẹn | 出口检疫（预约）
        import customs | hải quan nhập khẩu | 进口海关
        import customs, declared beforehand at a smart gate | hải quan nhập khẩu, khai trước tại cửa khẩu thông minh | 进口海关（智慧口岸提前申报）
        import customs, by appointment | hải quan nhập khẩu, theo lịch hẹn | 进口海关（预约）
        import quarantine | kiểm dịch nhập khẩu | 进口检疫
        import quarantine, declared beforehand at a smart gate | kiểm dịch nhập khẩu, khai trước tại cửa khẩu thông minh | 进口检疫（智慧口岸提前申报）
        import quarantine, by appointment | kiểm dịch nhập khẩu, theo lịch hẹn | 进口检疫（预约）
        change of lorry at {0} | đổi xe tại {0} | 在{0}换车
        passage | qua cửa khẩu | 通关通行
        passage, simulated ({0}) | qua cửa khẩu, mô phỏng ({0}) | 通关通行，仿真（{0}）
        the lorry drives through with a permit | xe chạy thẳng nhờ có giấy phép | 卡车持许可证直通
        with a permit (--permit) the lorry could drive through | có giấy phép (--permit) thì xe có thể chạy thẳng | 持许可证（--permit）可直通
        the trailer gets a tractor of the other country | rơ-moóc được đổi đầu kéo của nước bên kia | 挂车换挂对方国家的牵引车
        tariff {0} | biểu giá cước {0} | 运价 {0}
        road {0} | đường bộ {0} | 公路 {0}
        CO2 factor {0} | hệ số phát thải {0} | 排放因子 {0}
        crossing {0} | cửa khẩu {0} | 口岸 {0}
        formality {0} | thủ tục {0} | 口岸手续 {0}
        handling {0} | xếp dỡ {0} | 装卸 {0}
        service {0} | chuyến {0} | 班列班轮 {0}
        no departure gets through within the horizon | không có chuyến nào tới nơi trong thời hạn | 期限内没有班次可达
        the places are joined, but no departure gets through within the horizon | hai nơi có nối với nhau, nhưng không chuyến nào tới nơi trong thời hạn | 两地相通，但期限内没有班次可达
        no road, railway or ship of the package leads from {0} to {1} | trong bộ dữ liệu không có đường bộ, đường sắt hay tàu biển nào từ {0} đến {1} | 数据包中没有从{0}到{1}的公路、铁路或海运
        in scenario {0} on {1} no way leads from {2} to {3} | theo kịch bản {0}, ngày {1} không có đường từ {2} đến {3} | 在情景{0}下，{1}没有从{2}到{3}的通路
        scenario {0} joins them by {1} (--scenario {2}) | kịch bản {0} nối hai nơi trước {1} (--scenario {2}) | 情景{0}到{1}连通两地（--scenario {2}）
        the gates on the way are closed on those days: {0} | các cửa khẩu trên đường đóng trong những ngày đó: {0} | 沿途口岸在这些日期关闭：{0}
        the consignment is too large or too heavy: {0} | lô hàng quá lớn hoặc quá nặng: {0} | 货物过大或过重：{0}
        a longer horizon (--horizon) | thời hạn dài hơn (--horizon) | 更长的期限（--horizon）
        another day | ngày khác | 改日
        a readiness after the closure | sẵn sàng sau đợt đóng cửa khẩu | 口岸恢复后再发
        a package that joins the two places | bộ dữ liệu có nối hai nơi | 包含两地连接的数据包
        other goods in ordinary containers could go | hàng khác trong công-ten-nơ thường thì đi được | 普通集装箱装运的其他货物可行
        another gate or terminal that takes them | cửa khẩu hoặc bãi hàng khác nhận loại hàng này | 受理该货物的其他口岸或货场
        fewer containers at a time | mỗi lần ít công-ten-nơ hơn | 减少每次的箱数
        no way takes {0} that {1}: {2} | không đường nào nhận {0} {1}: {2} | 没有通路接受{1}的{0}：{2}
        are dangerous | thuộc loại nguy hiểm | 属危险品
        must be cooled | phải giữ lạnh | 需冷藏
        are longer than a container | dài hơn công-ten-nơ | 长于集装箱
        travel loose | chở rời | 散装
        travel in containers | đóng trong công-ten-nơ | 装箱
        no crossing on the way lets it through: {0} | không cửa khẩu nào trên đường cho qua: {0} | 沿途没有口岸放行：{0}
        a permit, where one is asked for | giấy phép, ở nơi đòi giấy phép | 需要许可证之处办理许可证
        {0} takes boxes of at most {1}, these weigh {2} | {0} nhận công-ten-nơ nặng nhất {1}, các công-ten-nơ này nặng {2} | {0}限每箱{1}，本批每箱{2}
        {0} carries at most {1} and {2} | {0} chở nhiều nhất {1} và {2} | {0}最多承运{1}、{2}
        {0} carries at most {1} | {0} chở nhiều nhất {1} | {0}最多承运{1}
        {0} does not take general cargo | {0} không nhận hàng thường đóng công-ten-nơ | {0}不受理普通箱货
        {0} does not take reefer cargo | {0} không nhận hàng lạnh | {0}不受理冷藏货物
        {0} does not take dangerous cargo | {0} không nhận hàng nguy hiểm | {0}不受理危险品
        {0} does not take overlength cargo | {0} không nhận hàng quá dài | {0}不受理超长货物
        {0} does not take bulk cargo | {0} không nhận hàng rời | {0}不受理散货
        {0} does not take {1} | {0} không nhận {1} | {0}不受理{1}
        {0} is not open on any day within the horizon | {0} không mở ngày nào trong thời hạn | {0}在期限内没有一天开放
        {0} is for lorries with a permit only (--permit) | {0} chỉ dành cho xe có giấy phép (--permit) | {0}仅限持许可证的车辆（--permit）
        {0} has no yard where this cargo can change lorries | {0} không có bãi đổi xe cho loại hàng này | {0}没有可换装该货物的货场
        {0} is closed: {1} | {0} đóng: {1} | {0}关闭：{1}
        {0} is suspended: {1} | {0} tạm dừng: {1} | {0}暂停：{1}
        no road tariff of {0} covers this cargo | không có biểu giá đường bộ của {0} cho loại hàng này | {0}没有适用该货物的公路运价
        no tariff covers this cargo on {0} | không có biểu giá cho loại hàng này trên {0} | {0}没有适用该货物的运价
        lighter containers | công-ten-nơ nhẹ hơn | 减轻箱重
        containers of at most {0}, their own weight included (--tonnes) | công-ten-nơ nặng nhất {0}, tính cả vỏ (--tonnes) | 每箱连箱体不超过{0}（--tonnes）
        Time and cost over distance: {0} → {1} | Thời gian và chi phí theo khoảng cách: {0} → {1} | 时间与费用—距离图：{0} → {1}
        distance, km | khoảng cách, km | 距离（公里）
        time since ready | thời gian kể từ khi sẵn sàng | 备妥后经过的时间
        cost, USD | chi phí, USD | 费用（美元）
        rail {0} mm | đường sắt {0} mm | 铁路 {0} 毫米
        border and customs | cửa khẩu và hải quan | 口岸与海关
        waiting | chờ | 等待
        tick: P90 of arrival | vạch: P90 thời điểm đến | 短线：到达时间P90
        {0} options; the best one strong, places along it named. Method: UNESCAP time/cost–distance. | {0} phương án; phương án tốt nhất tô đậm, có ghi tên nơi. Phương pháp: thời gian/chi phí – khoảng cách của UNESCAP. | {0}个方案；粗线为最优方案并标出沿途地点。方法：联合国亚太经社会时间/费用—距离法。
        Option {0}: {1}; {2} km, {3}, {4} USD, P90 {5} | Phương án {0}: {1}; {2} km, {3}, {4} USD, P90 {5} | 方案{0}：{1}；{2}公里，{3}，{4}美元，P90 {5}
        CIM/SMGS consignment note | giấy gửi hàng CIM/SMGS | 国际货约/国际货协运单
        SMGS consignment note | giấy gửi hàng SMGS | 国际货协运单
        bill of lading | vận đơn đường biển | 提单
        certificate of origin | giấy chứng nhận xuất xứ | 原产地证书
        certificate of origin Form E | giấy chứng nhận xuất xứ mẫu E | 原产地证书（E表）
        commercial invoice | hóa đơn thương mại | 商业发票
        consignment note | giấy gửi hàng | 运单
        customs declaration | tờ khai hải quan | 报关单
        customs export declaration (China Single Window) | tờ khai hải quan xuất khẩu (Một cửa Trung Quốc) | 出口报关单（中国国际贸易单一窗口）
        customs export declaration (VNACCS) | tờ khai hải quan xuất khẩu (VNACCS) | 出口报关单（越南VNACCS）
        customs import declaration (China Single Window) | tờ khai hải quan nhập khẩu (Một cửa Trung Quốc) | 进口报关单（中国国际贸易单一窗口）
        customs import declaration (VNACCS) | tờ khai hải quan nhập khẩu (VNACCS) | 进口报关单（越南VNACCS）
        export declaration | tờ khai xuất khẩu | 出口申报单
        growing area and packing house code | mã số vùng trồng và cơ sở đóng gói | 种植区和包装厂代码
        import or transit declaration | tờ khai nhập khẩu hoặc quá cảnh | 进口或过境申报单
        import quarantine permit | giấy phép kiểm dịch nhập khẩu | 进境检疫许可证
        invoice | hóa đơn | 发票
        manifest | bản lược khai hàng hóa | 舱单
        packing list | phiếu đóng gói | 装箱单
        passport | hộ chiếu | 护照
        phytosanitary or health certificate | giấy chứng nhận kiểm dịch thực vật hoặc y tế | 植物检疫或卫生证书
        phytosanitary or health certificate of the exporting country | giấy chứng nhận kiểm dịch thực vật hoặc y tế của nước xuất khẩu | 出口国植物检疫或卫生证书
        pre-filed customs declaration | tờ khai hải quan nộp trước | 提前申报报关单
        quarantine registration | đăng ký kiểm dịch | 检疫备案
        registration of packing house or plant with GACC | đăng ký cơ sở đóng gói hoặc nhà máy với Tổng cục Hải quan Trung Quốc | 包装厂或工厂在中国海关总署注册
        road manifest | bản lược khai đường bộ | 公路舱单
        sales contract | hợp đồng mua bán | 买卖合同
        vehicle declaration at the digital gate platform | khai báo phương tiện trên nền tảng cửa khẩu số | 数字口岸平台车辆申报
        {0} ({1}), {2}: {3} trains, {4} meets, {5} overtakings, {6} conflicts | {0} ({1}), {2}: {3} đoàn tàu, {4} lần tránh nhau, {5} lần vượt, {6} xung đột | {0}（{1}），{2}：{3}列车，{4}次会车，{5}次越行，{6}处冲突
        Meets | Tránh tàu | 会车
        Overtakings | Vượt tàu | 越行
        Conflicts | Xung đột | 冲突
        from | từ | 自
        until | đến | 至
        trains | đoàn tàu | 列车
        also possible | cũng có thể | 其他可能
        contended | tranh chấp | 争用
        tracks of {0} | đường ga {0} | {0}站线
        distance between trains, {0} – {1} | cự ly giữa hai tàu, {0} – {1} | 列车间隔，{0}—{1}
        single track {0} – {1} | đường đơn {0} – {1} | 单线 {0}—{1}
        (not proven) | (chưa chứng minh) | （未证明）
        ° likeliest place: the published times leave others open | ° nơi khả dĩ nhất: giờ tàu công bố còn để ngỏ nơi khác | ° 最可能的地点：公布时刻尚允许其他地点
        {0} → {1} · {2} · leaves {3} to {4} · {5} trains on the way | {0} → {1} · {2} · khởi hành {3} đến {4} · {5} đoàn tàu trên đường | {0} → {1} · {2} · {3} 至 {4} 出发 · 途中有{5}列车
        waits | đỗ chờ | 等待
        waits for | chờ | 等候
        Path {0} | Đường chạy {0} | 运行线{0}
        {0} km, {1} if nobody else ran; running times by physics with {2} % allowance | {0} km, {1} nếu không có tàu khác; giờ chạy tính theo sức kéo, dự trữ {2} % | {0}公里，无其他列车时{1}；运行时分由牵引计算，附加{2}%
        train | đoàn tàu | 列车
        since | từ lúc | 起
        section | khu gian | 区间
        {0} trains, {1} conflicts | {0} đoàn tàu, {1} xung đột | {0}列车，{1}处冲突
        tracks | đường ga | 股道
        {0} trains, {1} meets, {2} conflicts; passenger thick, freight thin, planned pale; single track shaded; rings are conflicts | {0} đoàn tàu, {1} lần tránh nhau, {2} xung đột; tàu khách nét đậm, tàu hàng nét mảnh, dự kiến nét nhạt; đường đơn tô nền; vòng tròn là xung đột | {0}列车，{1}次会车，{2}处冲突；客车粗线，货车细线，计划浅色；单线底色；圆圈为冲突
        {0} ({1}), {2}: measured with {3} | {0} ({1}), {2}: đo bằng đoàn tàu {3} | {0}（{1}），{2}：按{3}测算
        untimed | không giờ | 无时刻
        occupied % | chiếm dụng % | 占用%
        pairs a day | đôi tàu/ngày | 对/日
        Fullest: {0} – {1}, {2} % of {3} min; recommended at most {4} % (additional time {5} %°) | Bận nhất: {0} – {1}, {2} % của {3} phút; khuyến nghị không quá {4} % (thời gian bổ sung {5} %°) | 最繁忙：{0}—{1}，占{3}分钟的{2}%；建议不超过{4}%（附加时间{5}%°）
        Narrowest: {0} – {1}, {2} pairs a day, trains alternating | Hạn chế nhất: {0} – {1}, {2} đôi tàu/ngày, tàu chạy xen kẽ | 最受限：{0}—{1}，每日{2}对，交替运行
        Added end to end among the timetabled trains until nothing fits: {0} trains | Thêm suốt tuyến giữa các tàu đã có đến khi hết chỗ: {0} đoàn tàu | 在图定列车间全程加开直至饱和：{0}列
        what if | giả định | 假设
        then narrowest | khi đó hạn chế nhất | 则最受限
        fullest % | bận nhất % | 最高占用%
        published | công bố | 公布值
        computed | tính toán | 计算值
        with reserve | có dự trữ | 含储备
        confidence | độ tin cậy | 可信度
        crossing | cửa khẩu | 口岸
        line | tuyến | 线路
        declared | công bố tối đa | 申报上限
        trains a day | tàu/ngày | 列/日
        TEU a year | TEU/năm | TEU/年
        t a year | t/năm | 吨/年
        limited by | hạn chế bởi | 限制因素
        station tracks | đường ga | 站线
        cranes | cần cẩu | 起重机
        gangs | đội bốc xếp | 装卸班组
        objective {0} · relative gap {1} · {2} iterations · {3} s | hàm mục tiêu {0} · sai lệch tương đối {1} · {2} vòng lặp · {3} giây | 目标函数 {0} · 相对间隙 {1} · {2} 次迭代 · {3} 秒
        no assignment: {0} | không phân bổ được: {0} | 无法分配：{0}
        there is no way for these trips: {0} | không có đường cho các chuyến: {0} | 以下出行无路可达：{0}
        the gap asked for is not reached: allow more with --max-iterations | chưa đạt sai lệch yêu cầu: tăng --max-iterations | 未达到要求的间隙：请增大 --max-iterations
        the gap asked for is not reached: it no longer falls; ask for a larger one, or take --method b | chưa đạt sai lệch yêu cầu: không giảm thêm; chọn sai lệch lớn hơn hoặc --method b | 未达到要求的间隙：已不再下降；请放宽间隙或改用 --method b
        the gap asked for is not reached: stopped; this is the best so far | chưa đạt sai lệch yêu cầu: đã dừng; đây là kết quả tốt nhất | 未达到要求的间隙：已停止；这是目前最好的结果
        {0}–{1} · discounted to {0} at {2} | {0}–{1} · chiết khấu về {0} với {2} | {0}—{1} · 按{2}折现至{0}
        it pays: the net present value is above zero | có lợi: giá trị hiện tại ròng lớn hơn không | 划算：净现值大于零
        it does not pay: the net present value is below zero | không có lợi: giá trị hiện tại ròng nhỏ hơn không | 不划算：净现值小于零
        it breaks even: the net present value is zero | hòa vốn: giá trị hiện tại ròng bằng không | 盈亏平衡：净现值为零
        the net present value is beyond what a number can hold | giá trị hiện tại ròng vượt quá khả năng biểu diễn | 净现值超出可表示范围
        measure | chỉ tiêu | 指标
        value | giá trị | 数值
        net present value | giá trị hiện tại ròng | 净现值
        internal rate of return | tỷ suất hoàn vốn nội bộ | 内部收益率
        all rates that make it zero | mọi tỷ suất làm nó bằng không | 使其为零的全部收益率
        modified internal rate of return | tỷ suất hoàn vốn nội bộ hiệu chỉnh | 修正内部收益率
        benefit–cost ratio | tỷ số lợi ích – chi phí | 效益费用比
        benefit–cost ratio (gaining years over losing years) | tỷ số lợi ích – chi phí (năm lãi trên năm lỗ) | 效益费用比（盈余年份比亏损年份）
        payback, years | thời gian hoàn vốn, năm | 投资回收期（年）
        discounted payback, years | thời gian hoàn vốn có chiết khấu, năm | 动态投资回收期（年）
        first-year rate of return | tỷ suất sinh lợi năm đầu | 首年收益率
        one rate makes the net present value zero | một tỷ suất làm giá trị hiện tại ròng bằng không | 有一个收益率使净现值为零
        several rates do: the smallest that is not below zero counts, and the net present value decides | có nhiều tỷ suất: lấy số nhỏ nhất không âm, và quyết định theo giá trị hiện tại ròng | 有多个收益率：取不小于零的最小者，并以净现值为准
        several rates do, all below zero: the nearest to zero counts, and the net present value decides | có nhiều tỷ suất, đều âm: lấy số gần không nhất, và quyết định theo giá trị hiện tại ròng | 有多个收益率且均为负：取最接近零者，并以净现值为准
        all amounts are of one sign: no rate makes the net present value zero | mọi khoản cùng dấu: không tỷ suất nào làm giá trị hiện tại ròng bằng không | 所有金额同号：没有收益率使净现值为零
        nothing flows: every rate makes the net present value zero, so none means anything | không có dòng tiền: mọi tỷ suất đều cho giá trị bằng không nên không tỷ suất nào có nghĩa | 没有资金流动：任何收益率都使净现值为零，因而均无意义
        no rate makes the net present value zero, though there are gains and losses | không tỷ suất nào làm giá trị hiện tại ròng bằng không, dù có cả lãi và lỗ | 虽有盈有亏，但没有收益率使净现值为零
        the net present value becomes zero when one of these changes so far, all else as it is: | giá trị hiện tại ròng bằng không khi một trong các số sau thay đổi đến mức này, các số khác giữ nguyên: | 其他不变时，下列任一项变化至此净现值即为零：
        is | hiện là | 当前值
        becomes | thành | 变为
        change | thay đổi | 变化
        all costs, present value | toàn bộ chi phí, giá trị hiện tại | 全部费用（现值）
        all benefits, present value | toàn bộ lợi ích, giá trị hiện tại | 全部效益（现值）
        discount rate | tỷ suất chiết khấu | 折现率
        {0} draws, seed {1}: costs before opening +{2} on average°, benefits overestimated by {3}°, delay up to {4} years° | {0} lần thử, hạt giống {1}: chi phí trước khi mở +{2} bình quân°, lợi ích bị đánh giá cao {3}°, chậm đến {4} năm° | {0}次抽样，种子{1}：开通前费用平均+{2}°，效益高估{3}°，最多推迟{4}年°
        probability that the rate of return stays under {0}: {1} | xác suất tỷ suất hoàn vốn dưới {0}: {1} | 收益率低于{0}的概率：{1}
        over the draws | qua các lần thử | 抽样结果
        mean | trung bình | 均值
        knowing everything beforehand would be worth {0}; knowing first: | biết trước mọi điều đáng giá {0}; nên biết trước: | 事先知道一切价值{0}；应先了解：
        is worth | đáng giá | 价值
        rank correlation | tương quan hạng | 秩相关
        capital cost | chi phí đầu tư | 投资费用
        benefits | lợi ích | 效益
        opening delay | chậm mở khai thác | 开通推迟
        ° by the reference class of rail projects or as asked: docs/appraisal.md | ° theo lớp tham chiếu dự án đường sắt hoặc theo yêu cầu: docs/appraisal.md | ° 按铁路项目参照类或按要求：docs/appraisal.md
        {0} replications, seed {1}; ± at 95 % | {0} lần lặp, hạt giống {1}; ± ở mức 95 % | 重复 {0} 次，种子 {1}；± 为 95 % 置信
        stopped early: figures of what was done | dừng sớm: số liệu của phần đã chạy | 提前停止：仅为已完成部分的数字
        on time within {0} min, % | đúng giờ trong {0} phút, % | {0} 分钟内正点率 %
        delay at the end, min | trễ ở ga cuối, phút | 终到晚点，分钟
        time on the line, min | thời gian trên tuyến, phút | 在线时间，分钟
        of it waiting, min | trong đó chờ, phút | 其中等待，分钟
        on time, % | đúng giờ, % | 正点率 %
        {0} published figures: {1} within tolerance, {2} outside, {3} not modelled | {0} số liệu công bố: {1} trong sai số cho phép, {2} ngoài, {3} chưa mô hình hóa | {0} 个公布数字：容差内 {1}，容差外 {2}，未建模 {3}
        predicted without sight: {0} of {1} within; fitted: {2} of {3}; read back from the package: {4} of {5} | dự báo độc lập: {0}/{1} trong sai số; đã hiệu chỉnh: {2}/{3}; đọc lại từ gói dữ liệu: {4}/{5} | 独立预测：{1} 个中 {0} 个在容差内；已拟合：{2}/{3}；自数据包读回：{4}/{5}
        {0}, ±{1} %: {2} within, {3} outside, {4} not modelled | {0}, ±{1} %: {2} trong sai số, {3} ngoài, {4} chưa mô hình hóa | {0}，±{1} %：容差内 {2}，容差外 {3}，未建模 {4}
        period | kỳ | 时期
        observed | quan sát | 观测
        model | mô hình | 模型
        not modelled | chưa mô hình hóa | 未建模
        fitted | đã hiệu chỉnh | 已拟合
        predicted | dự báo | 预测
        read back | đọc lại | 读回
        tonnes | tấn | 吨
        hours in transit | giờ vận chuyển | 运输小时
        minutes of a train or lorry | phút chạy tàu hoặc xe | 列车或卡车分钟
        trade, USD | thương mại, USD | 贸易额，美元
        trains in a period | số tàu trong kỳ | 时期列车数
        lorries in a period | xe tải trong kỳ | 时期卡车数
        lorries a day | xe tải mỗi ngày | 每日卡车数
        passengers in a period | hành khách trong kỳ | 时期旅客数
        train mass, t | khối lượng đoàn tàu, t | 列车重量，吨
        no scenario has that line open then | không kịch bản nào mở tuyến đó khi ấy | 当时无情景开通该线
        the forecast has no figure for that | dự báo không có số liệu cho mục này | 预测中无此数字
        the simulation does not tell the two directions of a gate apart | mô phỏng không tách hai chiều của cửa khẩu | 仿真不区分口岸两个方向
        nothing passes in the simulation | trong mô phỏng không có gì qua | 仿真中无通过量
        no engine speaks of this | chưa có mô hình nào tính | 尚无模型涉及
        alternating freight trains on the narrowest section | tàu hàng chạy xen kẽ trên khu gian hẹp nhất | 最窄区间货车交替运行
        days simulated in the middle of the period | mô phỏng các ngày giữa kỳ | 仿真期间中段各日
        forecast of {0}, scenario {1} | dự báo năm {0}, kịch bản {1} | {0}年预测，情景{1}
        frequencies of the services | tần suất của các dịch vụ | 各班列频次
        frequencies of the services and the mean load of the crossing | tần suất của các dịch vụ và mức tải trung bình của cửa khẩu | 各班列频次与口岸平均装载率
        limit of the crossing | giới hạn của cửa khẩu | 口岸限值
        median of the quickest ways over a fortnight, first departure to last arrival | trung vị của các đường nhanh nhất trong hai tuần, từ lúc đi đầu đến lúc đến cuối | 两周内最快路径的中位数，自首次出发至最终到达
        physics of the train over the sections, stays of the timetable | vật lý chạy tàu trên các khu gian, thời gian dừng theo biểu đồ | 区间列车牵引计算，停站按时刻表
        stay of the timetable | thời gian dừng theo biểu đồ | 时刻表停站
        the planner finds no way | bộ lập kế hoạch không tìm được đường | 规划器找不到路线
        the planner finds no way by that mode that is best in anything | không có đường nào theo phương thức đó tốt nhất về mặt nào | 该方式无任何占优路线
        no journey is named | không nêu hành trình | 未给出行程
        no train of the package with a known make-up runs it then | không có tàu nào trong gói dữ liệu chạy đoạn này khi đó | 数据包中当时无已知编组的列车运行
        no track, or the train can't climb it | không có đường ray, hoặc tàu không leo được dốc | 无轨道，或列车爬不上坡
        no service of the package crosses there then | khi đó không có tàu nào trong gói dữ liệu qua đó | 数据包中当时无列车经过
        no line of the package joins the two | không có tuyến nào trong gói dữ liệu nối hai nơi | 数据包中无线路连接两地
        the crossing has no limit of train mass then | khi đó cửa khẩu không có giới hạn khối lượng tàu | 当时该口岸无列车重量限制
        stopped before this was asked | dừng trước khi xét đến | 在询问之前已停止
        {0} ({1}), {2}: no plan | {0} ({1}), {2}: không có phương án | {0}（{1}），{2}：无方案
        {0} ({1}), {2}: {3} trains | {0} ({1}), {2}: {3} tàu | {0}（{1}），{2}：{3} 列
        delay at the end of the line: {0} if trains keep their order, {1} in the best plan | trễ ở cuối tuyến: {0} nếu giữ thứ tự tàu, {1} theo phương án tốt nhất | 线路终点晚点：按原次序 {0}，最优方案 {1}
        no plan is better: proven | không có phương án nào tốt hơn: đã chứng minh | 已证明无更优方案
        not proven to be the best: no plan is under {0} | chưa chứng minh là tốt nhất: không phương án nào dưới {0} | 未证明最优：任何方案不低于 {0}
        weighted seconds late, all calls: {0} if trains keep their order, {1} in the best plan | giây trễ có trọng số ở mọi ga dừng: {0} nếu giữ thứ tự tàu, {1} theo phương án tốt nhất | 各停站加权晚点秒数：按原次序 {0}，最优方案 {1}
        every train keeps its time | mọi tàu đúng giờ | 各列车均正点
        Delays | Trễ | 晚点
        kept order | giữ thứ tự | 原次序
        best plan | phương án tốt nhất | 最优方案
        most on the way | nhiều nhất dọc đường | 途中最大
        stuck | kẹt | 堵死
        Who waits | Tàu phải chờ | 等待列车
        before {0} | trước {0} | {0}站外
        the closed section | khu gian bị phong tỏa | 封锁区间
        the closed loop | đường tránh bị phong tỏa | 封锁的到发线
        Meets moved | Chuyển điểm tránh tàu | 会车地点变更
        planned at | kế hoạch tại | 计划地点
        now at | nay tại | 现地点
        trains that block each other for good | tàu chặn nhau không lối thoát | 列车相互堵死
        {0} trains, {1} meets, {2} conflicts; new plan bold, old plan thin and broken; closed sections grey | {0} tàu, {1} lần tránh, {2} xung đột; phương án mới nét đậm, kế hoạch cũ nét mảnh đứt; khu gian phong tỏa màu xám | {0} 列车，{1} 次会车，{2} 处冲突；新方案粗线，原计划细虚线；封锁区间灰色
        {0} days from {1} · scenario {2} · {3} replications, seed {4} | {0} ngày từ {1} · kịch bản {2} · {3} lần chạy, hạt giống {4} | 自{1}起{0}天 · 情景 {2} · {3} 次重复，种子 {4}
        border station | ga biên giới | 边境站
        terminal | bãi hàng | 货场
        road gate | cửa khẩu đường bộ | 公路口岸
        freight trains/day | tàu hàng/ngày | 货车列/天
        passenger trains/day | tàu khách/ngày | 客车列/天
        TEU/day | TEU/ngày | 标箱/天
        t/day | t/ngày | 吨/天
        lorries/day | xe tải/ngày | 卡车/天
        trains/day | đoàn tàu/ngày | 列车/天
        left over at closing | xe tồn lúc đóng cửa | 闭关时滞留
        what limits | điểm nghẽn | 瓶颈
        {0} +{1}: {2} h on average (±{3}), {4} h at P90 (±{5}) | {0} +{1}: trung bình {2} giờ (±{3}), P90 {4} giờ (±{5}) | {0} +{1}：平均 {2} 小时（±{3}），P90 {4} 小时（±{5}）
        consignments over the border, both sides | lô hàng qua biên giới, cả hai bên | 过境货物（双方合计）
        direction | chiều | 方向
        class | loại | 类别
        a day | mỗi ngày | 每天
        step | bước | 环节
        waits, min | chờ, phút | 等待，分钟
        takes, min | làm, phút | 作业，分钟
        resource | nguồn lực | 资源
        there are | số lượng | 数量
        utilisation | mức sử dụng | 利用率
        mean wait, min | chờ trung bình, phút | 平均等待，分钟
        lorries that wait, by hour, a → b | xe chờ theo giờ, a → b | 各时等待卡车 a → b
        lorries that wait, by hour, b → a | xe chờ theo giờ, b → a | 各时等待卡车 b → a
        trains that wait, by hour | tàu chờ theo giờ | 各时等待列车
        TEU in the stack, by hour | TEU trong bãi theo giờ | 各时堆存标箱
        ° rests on assumed rows and shares: docs/simulation.md; intervals of 95 %, dwell in hours from arrival to leaving | ° dựa trên các dòng và tỷ lệ giả định: docs/simulation.md; khoảng tin cậy 95 %, thời gian lưu tính bằng giờ từ khi đến đến khi đi | ° 基于假定的数据与比例：docs/simulation.md；95 % 区间，停留时间为到达至离开的小时数
        stopped before all runs were done: figures of those done | dừng trước khi chạy xong: số liệu của phần đã chạy | 未完成全部运行即停止：为已完成部分的结果
        track | đường đón | 到发线
        pad | đường xếp dỡ | 装卸线
        shunting | dồn tàu | 调车
        brakeTest | thử hãm | 制动试验
        scanning | soi chiếu | 扫描查验
        inspection | kiểm hóa | 开箱查验
        control | kiểm soát hành khách | 旅客查验
        stack | bãi chứa | 堆场
        crane | cẩu | 起重机
        gang | tổ bốc xếp | 装卸班组
        path | đường chạy | 运行线
        lane | làn xe | 车道
        smartLane | làn thông minh | 智慧通道
        agvLine | tuyến xe tự hành | 无人车线路
        dock | cầu sang hàng | 换装台位
        documents | giấy tờ và hải quan | 单证与海关
        storage | lưu bãi | 堆存
        schedule | chờ giờ chạy | 待点
        transload | sang xe | 换车
        general | hàng thường | 普通货物
        quarantine | hàng kiểm dịch | 检疫货物
        loose | hàng rời | 散货
        forecast · scenario {0} · {1}–{2} · growth {3}° · optimism {4} | dự báo · kịch bản {0} · {1}–{2} · tăng trưởng {3}° · lạc quan {4} | 预测 · 情景 {0} · {1}–{2} · 增长{3}° · 乐观系数 {4}
        low | thấp | 低
        medium | trung bình | 中
        high | cao | 高
        stopped: {0} of {1} years | đã dừng: {0} trong {1} năm | 已停止：{1} 年中的 {0} 年
        million tonnes a year, share of the direction; passengers in million trips | triệu tấn mỗi năm, tỷ trọng theo chiều; hành khách tính bằng triệu chuyến | 每年百万吨及该方向占比；旅客以百万人次计
        over crossings: million tonnes a year both ways, and how full | qua cửa khẩu: triệu tấn mỗi năm hai chiều, và mức đầy | 口岸：双向每年百万吨及饱和度
        on railway lines: million tonnes a year, and how full the fullest section is | trên tuyến đường sắt: triệu tấn mỗi năm, và mức đầy của khu đoạn đầy nhất | 铁路线：每年百万吨及最满区间的饱和度
        nothing fills up in these years | không nơi nào đầy trong các năm này | 这些年份无一饱和
        what fills up, and when | nơi nào đầy, và khi nào | 何处何时饱和
        {0}: one more {1} at {2} is worth {3} USD | {0}: thêm một {1} tại {2} đáng giá {3} USD | {0}年：{2} 每多一{1}值 {3} 美元
        train path a day | đường chạy tàu mỗi ngày | 条日列车运行线
        crane move a day | lượt cẩu mỗi ngày | 次日吊装
        wagon a day | toa mỗi ngày | 辆日货车
        lorry a day | xe tải mỗi ngày | 辆日卡车
        beside what is published | so với số liệu đã công bố | 与已公布数据对照
        off | lệch | 偏差
        rail's share answers to the price of {0} by {1}, to its time by {2} | tỷ trọng đường sắt phản ứng với giá {0}: {1}, với thời gian: {2} | 铁路份额对{0}价格的弹性为 {1}，对其时间为 {2}
        largest gap between flows, frequencies and capacities: {0} % · {1} assumptions° with --json | chênh lệch lớn nhất giữa luồng, tần suất và năng lực: {0} % · {1} giả định° với --json | 流量、频次与能力间最大差距：{0} % · {1} 项假设°见 --json
        Viet Nam to China | Việt Nam sang Trung Quốc | 越南至中国
        China to Viet Nam | Trung Quốc sang Việt Nam | 中国至越南
        other freight | hàng hóa khác | 其他货运
        other journeys | hành khách khác | 其他客运
        mode | phương thức | 运输方式
        year | năm | 年份
        share of each mode in the trade of Viet Nam and China, by year | tỷ trọng các phương thức trong thương mại Việt – Trung theo năm | 越中贸易各运输方式逐年占比
        freight between zones in {0}: lines as thick as tonnes | hàng hóa giữa các vùng năm {0}: nét dày theo tấn | {0}年区域间货流：线宽表示吨数
        railway freight in {0}: lines as thick as tonnes, red where full | hàng đường sắt năm {0}: nét dày theo tấn, đỏ là đầy | {0}年铁路货流：线宽表示吨数，红色为饱和
        differences of pairs with the same luck, ± half an interval of 95 %; hours | hiệu số của các cặp cùng vận may, ± nửa khoảng tin cậy 95 %; giờ | 同一随机数成对差，± 95 % 区间半宽；小时
        place | địa điểm | 地点名
        corridor measures (CAREC) | chỉ số hành lang (CAREC) | 走廊指标（CAREC）
        border, h | biên giới, giờ | 过境，小时
        border, USD | biên giới, USD | 过境，美元
        km/h without delay | km/h không kể chờ | 不含延误 km/h
        km/h with delay | km/h kể cả chờ | 含延误 km/h
        no difference that is not within its interval | không có khác biệt vượt khoảng tin cậy | 无超出区间的差异
        Time over distance: {0} → {1} | Thời gian theo quãng đường: {0} → {1} | 时间—里程：{0} → {1}
        without delay at the border | không kể chậm ở biên giới | 不计口岸延误
        half of the trains | một nửa số tàu | 半数列车
        nine trains in ten | chín trên mười tàu | 九成列车
        Fees at the border: {0} USD for two TEU | Phí tại cửa khẩu: {0} USD cho hai TEU | 口岸费用：两标箱 {0} 美元
        Queue by hour: {0} | Hàng chờ theo giờ: {0} | 各时排队：{0}
        Stays by their length: {0} | Phân bố thời gian lưu: {0} | 停留时间分布：{0}
        One day in the yard: {0} | Một ngày trong ga: {0} | 站场一日：{0}
        {0} trains, first replication | {0} đoàn tàu, lần chạy đầu | {0} 列车，第一次重复
        """);

    private static Dictionary<string, string[]> Read(string table)
    {
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        // A text that both parts need stands in either: the first one counts.
        foreach (var line in (table + "\n" + AppraisalTexts.Rows).Split('\n'))
        {
            var cells = line.Split(" | ", StringSplitOptions.TrimEntries);
            var (key, at) = (cells[0], cells[0].IndexOf('@', StringComparison.Ordinal));
            rows.TryAdd(at < 0 ? key : key[..at], at < 0 ? cells : [key[(at + 1)..], .. cells[1..]]);
        }

        return rows;
    }
}
