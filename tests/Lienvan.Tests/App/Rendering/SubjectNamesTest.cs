using Lienvan.App.Rendering;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Rendering;

public sealed class SubjectNamesTest
{
    private static readonly SubjectNames Names = new(BuiltIn.Corridor);

    [Theory]
    [InlineData("Lorries a day, Hữu Nghị, export", "Xe tải mỗi ngày, Hữu Nghị, xuất khẩu", "每日卡车，Hữu Nghị，出口")]
    [InlineData("Timetable speed of train SE1 Hà Nội–Lào Cai", "Tốc độ biểu đồ của tàu SE1 Hà Nội – Lào Cai", "SE1次列车旅行速度，河内—老街")]
    [InlineData("Train DD5, departure to arrival", "Tàu DD5, từ đi đến đến", "列车DD5，自发车至到达")]
    [InlineData("Container train Nanning–Yên Viên, customs included", "Tàu công-ten-nơ Nam Ninh – Yên Viên, kể cả hải quan",
        "集装箱班列南宁—安员，含通关")]
    [InlineData("official forecast: all rail freight of Viet Nam, draft plan 2021–2030",
        "dự báo chính thức: Toàn bộ hàng đường sắt Việt Nam, dự thảo quy hoạch 2021–2030", "官方预测：越南铁路货运总量，2021–2030规划草案")]
    [InlineData("something nobody has heard of", "something nobody has heard of", "something nobody has heard of")]
    public void Nouns_that_come_again_and_places_are_translated(string english, string vietnamese, string chinese)
    {
        Assert.Equal(english, Names.In(Language.English, english));
        Assert.Equal(vietnamese, Names.In(Language.Vietnamese, english));
        Assert.Equal(chinese, Names.In(Language.Chinese, english));
    }

    [Fact]
    public void Hardly_an_observation_of_the_package_stays_English()
    {
        var subjects = BuiltIn.Corridor.Observations.Select(row => row.Subject).ToArray();
        var left = subjects.Where(subject => Names.In(Language.Chinese, subject) == subject).ToArray();
        Assert.True(left.Length < 0.1 * subjects.Length, string.Join('\n', left));
    }
}
