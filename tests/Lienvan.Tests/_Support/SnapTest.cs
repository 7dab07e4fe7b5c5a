namespace Lienvan.Tests.Support;

public sealed class SnapTest
{
    private const string Source = """"
        class Sample
        {
            void Test()
            {
                Snap.Is(First(), "old");
                Check.Plan("sketch", "request", """
                    old
                    """);
            }
        }
        """";

    [Fact]
    public void Same_text_passes_whatever_its_line_ends() => Snap.Is("a\r\nb\n", """
        a
        b
        """);

    [Fact]
    public void Empty_text_is_empty() => Snap.Is("", "");

    [Fact]
    public void Both_snapshots_of_a_file_are_rewritten_where_they_were_compiled()
    {
        var file = new SnapFile(Source);
        file.Replace(5, "old", "two\n\n\"\"\"lines\"");
        file.Replace(6, "old", "new");
        Snap.Is(file.Text, """""
            class Sample
            {
                void Test()
                {
                    Snap.Is(First(), """"
                        two

                        """lines"
                        """");
                    Check.Plan("sketch", "request", """
                        new
                        """);
                }
            }
            """"");
    }

    [Fact]
    public void A_snapshot_that_is_not_there_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => new SnapFile(Source).Replace(5, "other", "new"));

    [Fact]
    public void Two_texts_for_one_snapshot_are_an_error()
    {
        var file = new SnapFile(Source);
        file.Replace(5, "old", "new");
        Assert.Throws<InvalidOperationException>(() => file.Replace(5, "old", "newer"));
    }

    [Fact]
    public void Failure_shows_what_differs()
    {
        Snap.Is(Snap.Difference("a\nb\nc", "a\nd\ne\nc"), """
              a
            - b
            + d
            + e
              c
            """);
        Snap.Is(Snap.Difference("a", "a\na"), """
              a
            + a
            """);
    }
}
