using System.CommandLine;

namespace Lienvan.App.Commands;

internal static class CheckCommand
{
    public static Command Create() => new("check", "Not there yet.");
}

internal static class ShowCommand
{
    public static Command Create() => new("show", "Not there yet.");
}
