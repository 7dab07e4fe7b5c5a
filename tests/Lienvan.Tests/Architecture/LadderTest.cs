using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

public sealed class LadderTest
{
    private const string Low = "namespace Lienvan.Sample.Low; public static class Bottom { public static int Value => 1; }";
    private const string High = """
        namespace Lienvan.Sample.High;
        public static class Top { public static Thing Make() => new(); public static int Doubled(this int value) => value * 2; }
        public sealed class Thing { public int Size => 1; }
        """;

    public static TheoryData<string> Assemblies => [.. Ladders.Steps.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Folders_use_only_those_below(string assembly)
    {
        var sources = Repository.Sources("src/" + assembly).Select(name => (name, Repository.Text(name)));
        Findings.AssertNone(new Ladder(assembly, Ladders.Steps[assembly]).Check(sources));
    }

    [Fact]
    public void Every_project_in_src_has_a_ladder() =>
        Assert.Equal(Ladders.Projects.Order(StringComparer.Ordinal), Repository.Folders("src").Select(folder => Path.GetFileName(folder)!));

    [Fact]
    public void Downwards_is_fine() => Snap.Is(Check("""
        using Lienvan.Sample.Low;
        namespace Lienvan.Sample.High;
        public static class User { public static int Use() => Bottom.Value + Lienvan.Sample.Low.Bottom.Value; }
        """), "");

    [Fact]
    public void A_using_is_a_use() => Snap.Is(Check("""
        using Lienvan.Sample.High;
        namespace Lienvan.Sample.Low;
        public static class User { }
        """), "user.cs(1): Low may not use High");

    [Fact]
    public void Qualified_names_are_uses_however_short() => Snap.Is(Check("""
        namespace Lienvan.Sample.Low;
        public static class User
        {
            public static object Whole() => Lienvan.Sample.High.Top.Make();
            public static object Part() => High.Top.Make();
            public static object Global() => global::Lienvan.Sample.High.Top.Make();
        }
        """), """
            user.cs(4): Low may not use High
            user.cs(5): Low may not use High
            user.cs(6): Low may not use High
            """);

    [Fact]
    public void An_alias_a_static_using_and_an_extension_are_uses() => Snap.Is(Check("""
        using Other = Lienvan.Sample.High.Thing;
        using static Lienvan.Sample.High.Top;
        namespace Lienvan.Sample.Low;
        public static class User
        {
            public static object Alias() => new Other();
            public static object Static() => Make();
            public static int Extension() => 1.Doubled();
            public static int Inferred() { var thing = Make(); return thing.Size; }
        }
        """), """
            user.cs(1): Low may not use High
            user.cs(2): Low may not use High
            user.cs(6): Low may not use High
            user.cs(7): Low may not use High
            user.cs(8): Low may not use High
            user.cs(9): Low may not use High
            """);

    [Fact]
    public void Neighbours_on_one_step_do_not_use_each_other() => Snap.Is(Check("""
        namespace Lienvan.Sample.Beside;
        public static class User { public static object Use() => High.Top.Make(); }
        """), "user.cs(2): Beside may not use High");

    [Fact]
    public void The_root_and_a_type_of_it_may_stand_on_different_steps() => Snap.Is(Check("""
        namespace Lienvan.Sample
        {
            public static class Program { public static object Use() => High.Top.Make(); }
            public static class Study { public static object Use() => High.Top.Make(); public static object Start() => Program.Use(); }
        }
        """), """
            user.cs(4): . may not use High
            user.cs(4): . may not use Program
            """);

    [Fact]
    public void A_namespace_off_the_ladder_is_a_finding() => Snap.Is(Check("""
        namespace Lienvan.Sample.Helpers;
        public static class User { }
        """), "user.cs(2): Lienvan.Sample.Helpers is not on the ladder of Lienvan.Sample");

    [Fact]
    public void A_nested_folder_counts_as_its_first() => Snap.Is(Check("""
        namespace Lienvan.Sample.Low.Inner;
        public static class User { public static object Use() => High.Top.Make(); }
        """), "user.cs(2): Low may not use High");

    private static string Check(string user) =>
        string.Join('\n', new Ladder("Lienvan.Sample", "Low < . < High Beside < Program")
            .Check([("low.cs", Low), ("high.cs", High), ("user.cs", user)]));
}
