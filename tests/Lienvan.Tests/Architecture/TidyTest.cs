using System.Text.RegularExpressions;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

public sealed partial class TidyTest
{
    [Fact]
    public void Sources_are_tidy() => Findings.AssertNone(
        from name in Repository.Sources("src").Concat(Repository.Sources("tests"))
        from finding in Tidy.Check(name, Repository.Text(name))
        select finding);

    [Fact]
    public void A_partial_type_stands_in_one_file() => Findings.AssertNone(
        from name in Repository.Sources("src")
        from Match match in PartialType().Matches(Repository.Text(name))
        group name by (Folder: Path.GetDirectoryName(name), Type: match.Groups[1].Value) into parts
        where parts.Distinct().Count() > 1
        select $"{parts.Last()}(1): {parts.Key.Type} is partial by hand; make two types of it");

    [Fact]
    public void A_tidy_file_passes() => Snap.Is(Check("""
        namespace Lienvan.Sample.Inner;

        // It goes on; see the note (a = b).
        internal static class Good
        {
            public static int Fine(int a, int b, int c, int d, int e, CancellationToken stop) => a;
        }
        """), "");

    [Fact]
    public void Each_untidiness_is_found() => Snap.Is(Check($$"""
        using System;
        namespace Lienvan.Other;
        public static class Bad
        {
            #region old
            // {{"TO"}}DO later
            public static void Many(int a, int b, int c, int d, int e, int f) { }
            private static void More(int a, int b, int c, int d, int e, int f, int g, int h, int i) { }
            // Many(1, 2, 3, 4, 5, 6);
            // if (x == 1) {
            // }
            public static dynamic Anything() => DateTime.Now;
            // {{new string('-', 140)}}
            #endregion
        }
        """), """
            src/Lienvan.Sample/Inner/Bad.cs(13): a line has at most 140 columns
            src/Lienvan.Sample/Inner/Bad.cs(2): the namespace of this folder is Lienvan.Sample.Inner
            src/Lienvan.Sample/Inner/Bad.cs(7): at most 5 parameters here, not 6
            src/Lienvan.Sample/Inner/Bad.cs(8): at most 8 parameters here, not 9
            src/Lienvan.Sample/Inner/Bad.cs(12): no dynamic
            src/Lienvan.Sample/Inner/Bad.cs(12): no DateTime: NodaTime has a type for it
            src/Lienvan.Sample/Inner/Bad.cs(5): no regions
            src/Lienvan.Sample/Inner/Bad.cs(6): something left to do needs the number of its issue, as in (#12)
            src/Lienvan.Sample/Inner/Bad.cs(9): no commented-out code
            src/Lienvan.Sample/Inner/Bad.cs(10): no commented-out code
            src/Lienvan.Sample/Inner/Bad.cs(11): no commented-out code
            """);

    [Fact]
    public void Long_methods_and_files_are_found()
    {
        var body = string.Concat(Enumerable.Repeat("        Call();\n", 300));
        var source = $"namespace Lienvan.Sample.Inner;\nclass Long\n{{\n    void A()\n    {{\n{body}    }}\n"
            + $"    int B\n    {{\n        get\n        {{\n{body}        }}\n    }}\n}}\n";
        Snap.Is(Check(source), """
            src/Lienvan.Sample/Inner/Bad.cs(601): a file has at most 600 lines
            src/Lienvan.Sample/Inner/Bad.cs(4): a method has at most 60 lines, this one 303
            src/Lienvan.Sample/Inner/Bad.cs(309): a method has at most 60 lines, this one 303
            """);
    }

    private static string Check(string text) => string.Join('\n', Tidy.Check("src/Lienvan.Sample/Inner/Bad.cs", text));

    [GeneratedRegex(@"\bpartial\s+(?:class|struct|record|interface)\s+(\w+)")]
    private static partial Regex PartialType();
}
