using Lienvan.App;
using Lienvan.App.Rendering;
using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.App.Rendering;

public sealed class PlanTextTests
{
    public static TheoryData<string> Codes => ["en", "vi", "zh"];

    [Fact]
    public void A_plan_in_English() => Snap.Is(Print("en", 1), """
        Bắc Ninh → Nanning · 2 TEU electronics · ready Mon 2 Mar 08:00 +7 · scenario base, 2026-03-02

           arrives (P50)       P90              door to door   USD  CO2 t  by                                              best in
        1  Tue 3 Mar 02:30 +8  Tue 3 Mar 08:00  17 h 30 min   920°  0.612  lorry by Hữu Nghị–Youyi Guan                    time, P90
        2  Wed 4 Mar 17:00 +8  Thu 5 Mar 07:00  2 d 8 h        640  0.207  rail, through on 1435 from Bắc Ninh to Nanning  cost, CO2

        Option 1 · 920 USD · 6 530 CNY · 24 300 000 VND · 612 kg CO2
         leaves              what    where                        km  gauge        takes   USD
         Mon 2 Mar 08:00 +7  lorry   Bắc Ninh → Hữu Nghị gate    133         3 h 15 min°  204°
         Mon 2 Mar 20:00 +7  border  Hữu Nghị gate | Youyi Guan    1         3 h 30 min°  276°
                                       in 20:00 +7 | 21:00 +8, out 23:30 +7 | 00:30 +8 (Tue 3 Mar)
                                       export customs 1 h, P90 4 h
                                       import customs, declared beforehand at a smart gate 2 h, P90 9 h
                                       with a permit (--permit) the lorry could drive through
         Tue 3 Mar 00:30 +8  lorry   Youyi Guan → Nanning        220                 2 h   440

         Tue 3 Mar 02:30 +8 at Nanning; nine in ten arrive by Tue 3 Mar 08:00 +8
         Documents: SMGS consignment note

         ° rests on values assumed for want of published ones; the weightiest for this option first:
           formality f (1 h, P90 4 h): nobody publishes it
        """);

    [Fact]
    public void A_plan_in_Vietnamese() => Snap.Is(Print("vi", 2), """
        Bắc Ninh → Nam Ninh · 2 TEU hàng điện tử · sẵn sàng T2 2/3 08:00 +7 · kịch bản base, 2026-03-02

           đến (P50)        P90           từ cửa đến cửa   USD  CO2 t  đi bằng                                          tốt nhất về
        1  T3 3/3 02:30 +8  T3 3/3 08:00  17 giờ 30 phút  920°  0.612  xe tải qua Hữu Nghị – Hữu Nghị Quan              thời gian, P90
        2  T4 4/3 17:00 +8  T5 5/3 07:00  2 ngày 8 giờ     640  0.207  tàu chạy suốt khổ 1435 từ Bắc Ninh đến Nam Ninh  chi phí, CO2

        Phương án 2 · 640 USD · 4 540 CNY · 16 900 000 VND · 207 kg CO2 · sẵn sàng T2 2/3 08:00 +7, chưa cần khởi hành trước T3 3/3 14:00 +7
         khởi hành        việc       nơi                                 km  khổ đường     mất  USD
         T3 3/3 14:00 +7  xếp dỡ     Bắc Ninh                                            1 giờ   35
                                       nâng hạ công-ten-nơ: xe tải → khổ 1435
         T3 3/3 15:00 +7  chờ        Bắc Ninh                                            5 giờ
                                       hạn nhận hàng 4 giờ trước khi chạy
         T3 3/3 20:00 +7  đường sắt  Bắc Ninh → Cửa khẩu Hữu Nghị       150       1435   4 giờ  200
         T4 4/3 00:00 +7  cửa khẩu   Cửa khẩu Hữu Nghị | Hữu Nghị Quan   18       1435  10 giờ
                                       vào 00:00 +7 | 01:00 +8, ra 10:00 +7 | 11:00 +8
         T4 4/3 11:00 +8  đường sắt  Hữu Nghị Quan → Nam Ninh           220       1435   6 giờ  405
                                       X1, Tàu đêm

         T4 4/3 17:00 +8 tại Nam Ninh; chín trên mười lần đến trước T5 5/3 07:00 +8
        """);

    [Fact]
    public void A_plan_in_Chinese() => Snap.Is(Print("zh", 1), """
        北宁 → 南宁 · 2 TEU 电子产品 · 备妥 3月2日周一 08:00 +7 · 情景 base, 2026-03-02

           到达 (P50)           P90               门到门        美元  CO2 吨  运输方式                        最优项
        1  3月3日周二 02:30 +8  3月3日周二 08:00  17小时30分钟  920°   0.612  卡车经友谊—友谊关               时间，P90
        2  3月4日周三 17:00 +8  3月5日周四 07:00  2天8小时       640   0.207  1435毫米轨距直通列车 北宁—南宁  费用，CO2

        方案1 · 920 USD · 6 530 CNY · 24 300 000 VND · 612 kg CO2
         出发                 环节  地点               公里  轨距          用时  美元
         3月2日周一 08:00 +7  卡车  北宁 → 友谊口岸     133        3小时15分钟°  204°
         3月2日周一 20:00 +7  过境  友谊口岸 | 友谊关     1        3小时30分钟°  276°
                                      入 20:00 +7 | 21:00 +8，出 23:30 +7 | 00:30 +8 (3月3日周二)
                                      出口海关 1小时，P90 4小时
                                      进口海关（智慧口岸提前申报） 2小时，P90 9小时
                                      持许可证（--permit）可直通
         3月3日周二 00:30 +8  卡车  友谊关 → 南宁       220               2小时   440

         3月3日周二 02:30 +8 到达南宁；十次中九次不晚于3月3日周二 08:00 +8
         单证：国际货协运单

         ° 基于假定值（无公布数据）；对本方案影响最大的在前：
           口岸手续 f (1小时, P90 4小时): nobody publishes it
        """);

    [Fact]
    public void A_window_is_listed_by_readiness()
    {
        var question = PlanSketch.Question with
        {
            Request = PlanSketch.Question.Request with { ReadyUntil = PlanSketch.Question.Request.Ready + Duration.FromDays(1) },
        };
        var (arrival, p90) = (PlanSketch.Lorry().Arrival.PlusHours(24), PlanSketch.Lorry().ArrivalP90.PlusHours(24));
        var later = PlanSketch.Lorry() with { Arrival = arrival, ArrivalP90 = p90 };
        var plans = new PlanAnswer.Plans([later, .. PlanSketch.Plans.Itineraries], [0]);
        Snap.Is(Write("en", text => text.Print(plans, question, showAll: false, detailed: 0)), """
            Bắc Ninh → Nanning · 2 TEU electronics · ready Mon 2 Mar 08:00 +7 · scenario base, 2026-03-02

               ready            arrives (P50)       P90              door to door   USD  CO2 t  by                                  best in
            1  Mon 2 Mar 08:00  Tue 3 Mar 02:30 +8  Tue 3 Mar 08:00  17 h 30 min   920°  0.612  lorry by Hữu Nghị–Youyi Guan        time, P90
            2  Mon 2 Mar 08:00  Wed 4 Mar 17:00 +8  Thu 5 Mar 07:00  2 d 8 h        640  0.207  rail, through on 1435 from Bắc      cost, CO2
                                                                                                Ninh to Nanning
            3  Tue 3 Mar 08:00  Wed 4 Mar 02:30 +8  Wed 4 Mar 08:00  17 h 30 min   920°  0.612  lorry by Hữu Nghị–Youyi Guan        time, P90, cost, CO2
            """);
    }

    [Fact]
    public void A_no_says_why_and_what_would_help()
    {
        var none = new PlanAnswer.NoRoute("the gates on the way are closed on those days: X", ["another day"]);
        Snap.Is(Write("vi", text => text.Print(none, PlanSketch.Question)), """
            Bắc Ninh → Nam Ninh · 2 TEU hàng điện tử · sẵn sàng T2 2/3 08:00 +7 · kịch bản base, 2026-03-02

            Không được: các cửa khẩu trên đường đóng trong những ngày đó: X.
              Cách khắc phục: ngày khác
            """);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_line_is_wider_than_the_terminal_or_has_marks_of_a_terminal(string code)
    {
        var lines = Print(code, 1).Split('\n');
        Assert.DoesNotContain(lines, line => TextTable.Width(line) > TextTable.Columns);
        Assert.DoesNotContain(lines, line => line.Contains('\u001B', StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_language_is_a_fault_of_the_question()
    {
        var fault = Assert.Throws<UsageException>(() => Language.Get("fr"));
        Assert.Equal("LV9001", fault.Finding.Code);
        Assert.Same(Language.Chinese, Language.Get("zh-CN"));
    }

    [Theory]
    [InlineData("export customs", "hải quan xuất khẩu")]
    [InlineData("cut-off 6 h before departure", "hạn nhận hàng 6 giờ trước khi chạy")]
    [InlineData("lift road to rail1000", "nâng hạ công-ten-nơ: xe tải → khổ 1000")]
    [InlineData("nobody has said this before", "nobody has said this before")]
    public void What_the_planner_says_is_translated(string english, string expected) =>
        Assert.Equal(expected, Language.Vietnamese.Translate(english));

    /// <summary>A "no" lists what turned the cargo away: each reason and each name in it is said as people here do.</summary>
    [Theory]
    [InlineData("en", "no crossing on the way lets it through: Xi'an Xinzhu – Altynkol China–Europe train does not take reefer cargo; "
        + "Hữu Nghị–Youyi Guan is not open on any day within the horizon")]
    [InlineData("vi", "không cửa khẩu nào trên đường cho qua: Tàu Á – Âu Tây An Tân Trúc – Altynkol không nhận hàng lạnh; "
        + "Hữu Nghị – Hữu Nghị Quan không mở ngày nào trong thời hạn")]
    [InlineData("zh", "沿途没有口岸放行：西安新筑—阿腾科里中欧班列不受理冷藏货物; 友谊—友谊关在期限内没有一天开放")]
    public void Reasons_and_the_names_in_them_are_said_as_people_here_do(string code, string expected)
    {
        var corridor = BuiltIn.Corridor;
        var names = new Names(Language.Get(code), corridor.Places.ToDictionary(place => place.Id), corridor);
        Assert.Equal(expected, names.Reason("no crossing on the way lets it through: Xi'an Xinzhu – Altynkol China–Europe train does not " +
            "take reefer cargo; Huu Nghi–Youyi Guan is not open on any day within the horizon"));
    }

    [Fact]
    public void Every_text_stands_in_three_languages_with_the_same_holes() => Findings.AssertNone(
        from row in LanguageTable.Rows
        where row.Value.Length != 3 || row.Value.Any(text => text.Length == 0) || row.Value.Select(HolesOf).Distinct().Count() != 1
        select row.Key);

    private static string HolesOf(string text) =>
        string.Concat(Enumerable.Range(0, 9).Where(hole => text.Contains($"{{{hole}}}", StringComparison.Ordinal)));

    private static string Print(string code, int option) =>
        Write(code, text => text.Print(PlanSketch.Plans, PlanSketch.Question, showAll: false, option));

    private static string Write(string code, Action<PlanText> print)
    {
        using var output = new StringWriter { NewLine = "\n" };
        print(new PlanText(output, PlanSketch.NamesIn(Language.Get(code))));
        return output.ToString();
    }
}
