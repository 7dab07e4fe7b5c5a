using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

public sealed class ScriptsTest
{
    public static TheoryData<string> Scripts => ["lienvan", "test", "bench", "build", ".ci/run"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_short_and_runs_in_bash(string script)
    {
        var lines = Repository.Lines(script);
        Assert.Equal("#!/usr/bin/env bash", lines[0]);
        Assert.InRange(lines.Length, 4, 40);
        Assert.StartsWith("# ", lines[1], StringComparison.Ordinal); // what it is for
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Repository.PathOf(script)).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable");
        }
    }

    [Fact]
    public void The_machine_that_checks_runs_the_same_tests() =>
        Assert.Contains("/../test\"", Repository.Text(".ci/run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("./lienvan")]
    [InlineData("./test")]
    public void The_readme_names_the_two_commands(string command) =>
        Assert.Contains(Repository.Lines("README.md"), line => line.TrimStart('$', ' ').StartsWith(command, StringComparison.Ordinal));
}
