using System.Text.RegularExpressions;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;

namespace Lienvan.App.Rendering;

/// <summary>
/// What an observation is about, in the reader's language. The package says it in English, mostly by a noun that comes again and a place:
/// those are put into the language, places by their names in the package, and what is left stays English.
/// </summary>
internal sealed class SubjectNames(Corridor corridor)
{
    private readonly Dictionary<string, LocalName> places = corridor.Places
        .SelectMany(place => new[] { place.Name.English, place.Name.Vietnamese }.Where(name => name.Length > 0).Distinct()
            .Select(name => KeyValuePair.Create(name, place.Name)))
        .DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>The subject in a language; in English as the package has it.</summary>
    public string In(Language language, string subject) =>
        language == Language.English ? subject : Translate(subject, language);

    private string Translate(string text, Language language)
    {
        foreach (var (pattern, words) in Rules)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return string.Format(System.Globalization.CultureInfo.InvariantCulture, words[language == Language.Chinese ? 2 : 1],
                    [.. match.Groups.Values.Skip(1).Select(group => (object)Translate(group.Value, language))]);
            }
        }

        if (places.TryGetValue(text, out var name))
        {
            return name.In(language.Code);
        }

        return text.Split('–') is [var from, var to] && places.TryGetValue(from, out var a) && places.TryGetValue(to, out var b)
            ? a.In(language.Code) + (language == Language.Chinese ? "—" : " – ") + b.In(language.Code) : text;
    }

    private static readonly ImmutableArray<(Regex Pattern, string[] Words)> Rules = Read("""
        official forecast: {0} | dự báo chính thức: {0} | 官方预测：{0}
        {0}, both directions with empties | {0}, hai chiều kể cả xe không | {0}，双向含空车
        {0}, both directions | {0}, hai chiều | {0}，双向
        {0}, one direction | {0}, một chiều | {0}，单向
        {0}, southbound | {0}, chiều vào Nam | {0}，南行
        {0}, exports to China | {0}, xuất sang Trung Quốc | {0}，对华出口
        {0}, imports from China | {0}, nhập từ Trung Quốc | {0}，自华进口
        {0}, China to Viet Nam | {0}, Trung Quốc sang Việt Nam | {0}，中国至越南
        {0}, Viet Nam to China | {0}, Việt Nam sang Trung Quốc | {0}，越南至中国
        {0}, exports | {0}, xuất khẩu | {0}，出口
        {0}, imports | {0}, nhập khẩu | {0}，进口
        {0}, export | {0}, xuất khẩu | {0}，出口
        {0}, import | {0}, nhập khẩu | {0}，进口
        {0}, all kinds | {0}, mọi loại hình | {0}，各类
        {0}, all modes | {0}, mọi phương thức | {0}，各种运输方式
        {0}, customs included | {0}, kể cả hải quan | {0}，含通关
        {0}, first runs | {0}, các chuyến đầu | {0}，首发班次
        {0}, departure to arrival | {0}, từ đi đến đến | {0}，自发车至到达
        {0} since the start | {0} từ khi khai trương | 开行以来{0}
        Lorries a day, {0} | Xe tải mỗi ngày, {0} | 每日卡车，{0}
        lorries a day at {0} with the smart gate | xe tải mỗi ngày ở {0} khi có cửa khẩu thông minh | 智慧口岸{0}每日卡车
        Lorries over the holiday, {0} | Xe tải dịp nghỉ lễ, {0} | 假期卡车，{0}
        Lorries, {0} | Xe tải, {0} | 卡车，{0}
        Vehicles, {0} | Phương tiện, {0} | 车辆，{0}
        Freight, {0} | Hàng hóa, {0} | 货运量，{0}
        Containers, {0} | Công-ten-nơ, {0} | 集装箱，{0}
        all road gates of {0} | mọi cửa khẩu đường bộ của {0} | {0}各公路口岸
        Youyi Guan port group | cụm cửa khẩu Hữu Nghị Quan | 友谊关口岸群
        Containers on {0} | Công-ten-nơ trên {0} | {0}的集装箱
        Cargo of {0} | Hàng trên {0} | {0}的货物
        China–Viet Nam trains of Guangxi | tàu Trung – Việt của Quảng Tây | 广西中越班列
        China–Viet Nam trains from Guangxi | tàu Trung – Việt từ Quảng Tây | 广西始发中越班列
        China–Viet Nam container trains a day from {0} | tàu công-ten-nơ Trung – Việt mỗi ngày từ {0} | 每日{0}始发中越集装箱班列
        China–Europe trains through {0} | tàu Trung – Âu qua {0} | 经{0}的中欧班列
        rail–sea trains of the New Land–Sea Corridor, Guangxi | tàu đường sắt – biển của hành lang trên bộ – trên biển, Quảng Tây | 广西西部陆海新通道铁海联运班列
        First container train {0} | Tàu công-ten-nơ đầu tiên {0} | 首趟集装箱班列{0}
        Container train {0} | Tàu công-ten-nơ {0} | 集装箱班列{0}
        Freight train {0} | Tàu hàng {0} | 货物列车{0}
        High-speed train {0} | Tàu cao tốc {0} | 动车{0}
        Special train {0} | Chuyên tàu {0} | 专列{0}
        Weekly train {0} | Tàu hằng tuần {0} | 每周班列{0}
        Reefer train {0} | Tàu lạnh {0} | 冷藏班列{0}
        Slow train {n} {0} | Tàu chậm {0} {1} | 普速列车{0} {1}
        Train {n} {0} | Tàu {0} {1} | {0}次列车 {1}
        Train {0} | Tàu {0} | 列车{0}
        Direct lorry {0} | Xe tải chạy thẳng {0} | 直达卡车{0}
        Lorry with a 40-foot box {0} | Xe tải công-ten-nơ 40 feet {0} | 40英尺箱卡车{0}
        Lorry with a 20-foot box {0} | Xe tải công-ten-nơ 20 feet {0} | 20英尺箱卡车{0}
        Lorry {0} | Xe tải {0} | 卡车{0}
        Road {0} | Đường bộ {0} | 公路{0}
        Rail, a 40-foot box {0} | Đường sắt, công-ten-nơ 40 feet {0} | 铁路，40英尺箱{0}
        Sea, a 40-foot box {0} | Đường biển, công-ten-nơ 40 feet {0} | 海运，40英尺箱{0}
        Timetable speed of train {n} {0} | Tốc độ biểu đồ của tàu {0} {1} | {0}次列车旅行速度，{1}
        Timetable speed {0} | Tốc độ biểu đồ {0} | 旅行速度{0}
        Goods trade between Viet Nam and China | Thương mại hàng hóa Việt Nam – Trung Quốc | 越中货物贸易
        Trade through the gates of {0} | Kim ngạch qua các cửa khẩu {0} | 经{0}口岸的贸易额
        {0} imported from China | {0} nhập từ Trung Quốc | 自华进口{0}
        Iron and steel | Sắt thép | 钢铁
        Machinery | Máy móc | 机械
        Computers and electronics | Máy tính và điện tử | 计算机与电子产品
        Textile, leather and shoe materials | Nguyên phụ liệu dệt may, da giày | 纺织皮革制鞋原料
        Farm goods exported to China | Nông sản xuất sang Trung Quốc | 对华出口农产品
        Fruit imported by rail at {0} | Trái cây nhập bằng đường sắt ở {0} | {0}铁路进口水果
        International rail freight of Viet Nam, both crossings | Hàng liên vận đường sắt Việt Nam, cả hai cửa khẩu | 越南国际铁路货运，两口岸合计
        International rail freight of Viet Nam, TDSI | Hàng liên vận đường sắt Việt Nam, TDSI | 越南国际铁路货运，TDSI
        International rail freight of Viet Nam | Hàng liên vận đường sắt Việt Nam | 越南国际铁路货运
        All rail freight of Viet Nam, draft plan {0} | Toàn bộ hàng đường sắt Việt Nam, dự thảo quy hoạch {0} | 越南铁路货运总量，{0}规划草案
        All rail passengers of Viet Nam, draft plan {0} | Toàn bộ hành khách đường sắt Việt Nam, dự thảo quy hoạch {0} | 越南铁路旅客总量，{0}规划草案
        All rail freight of Viet Nam | Toàn bộ hàng đường sắt Việt Nam | 越南铁路货运总量
        All rail passengers of Viet Nam | Toàn bộ hành khách đường sắt Việt Nam | 越南铁路旅客总量
        All freight of {0} | Toàn bộ hàng của {0} | {0}货运总量
        Freight across the border on {0} | Hàng qua biên giới trên {0} | {0}跨境货运
        Passengers of {0} | Hành khách của {0} | {0}旅客
        the China–Laos railway | đường sắt Trung – Lào | 中老铁路
        Metre-gauge rail freight {0}, from China | Hàng đường sắt khổ mét {0}, từ Trung Quốc | 米轨铁路货运{0}，自华
        Metre-gauge rail freight {0} | Hàng đường sắt khổ mét {0} | 米轨铁路货运{0}
        Metre-gauge freight trains {0} | Tàu hàng khổ mét {0} | 米轨货物列车{0}
        Rail freight at {0} | Hàng đường sắt ở {0} | {0}铁路货运
        Rail freight {0} | Hàng đường sắt {0} | 铁路货运{0}
        Rail passengers {0} | Hành khách đường sắt {0} | 铁路旅客{0}
        Freight trains a day {0} | Tàu hàng mỗi ngày {0} | 每日货物列车{0}
        Freight of {0} | Hàng hóa của {0} | {0}货运量
        Passengers {0} and back | Hành khách {0}, hai chiều | 旅客{0}往返
        Round trips a day between {0} and {1} | Đôi tàu mỗi ngày giữa {0} và {1} | {0}与{1}间每日对数
        {0} trains | tàu {0} | {0}班列
        Highest train mass {0} | Khối lượng đoàn tàu lớn nhất {0} | 列车最大重量{0}
        Clearance of a lorry at {0} | Thông quan một xe tải ở {0} | {0}单车通关
        Transloading a lorry at the border | Sang tải một xe ở biên giới | 口岸单车换装
        Stop of {0} at {1} | Thời gian dừng của {0} ở {1} | {0}在{1}停站
        Border run of {n} {0} | Đoạn qua biên giới của {0} {1} | {0}过境区间{1}
        Fare {0}, {1} | Giá vé {0}, {1} | 票价{0}，{1}
        Capacity of the line after its upgrade, trains a day both ways | Năng lực tuyến sau nâng cấp, tàu mỗi ngày hai chiều | 改造后线路能力，双向每日列数
        """);

    /// <summary>A row: English, its first letter in either case, Vietnamese, Chinese; the first that fits is taken. The hole {n}
    /// is a word with a figure, such as the number of a train.</summary>
    private static ImmutableArray<(Regex Pattern, string[] Words)> Read(string rows) =>
        [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(" | ")).Select(words => (
            new Regex($"^{Regex.Escape(words[0]).Replace(@"\{0}", "(.+)").Replace(@"\{1}", "(.+)").Replace(@"\{n}", @"(\S*\d\S*)")}$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), words))];
}
