namespace Lienvan.App;

/// <summary>
/// What the program tells the shell. It stands apart from <see cref="Program"/> so that commands need not know who starts them.
/// </summary>
public static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>The answer is a no, or files have findings.</summary>
    public const int Findings = 1;

    /// <summary>The question could not be understood: unknown flag, missing file, bad date.</summary>
    public const int Usage = 2;
}
