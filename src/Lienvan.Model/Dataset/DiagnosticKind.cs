namespace Lienvan.Model.Dataset;

/// <summary>
/// A kind of finding: its stable code, how bad it is, and what it is in general. Every kind is a <c>static readonly</c> field of the class
/// that reports it; docs/diagnostics.md lists them all, and a test holds the two together. Codes: LV00xx structure of the package,
/// LV01xx its sense, LV02xx its description, LV10xx GTFS feeds, LV11xx railtoolkit files, LV12xx dispatching problems, LV13xx timetables,
/// LV14xx simulation, LV15xx TNTP files, LV16xx cash flows, LV90xx the command line and the server.
/// </summary>
/// <param name="Code">Such as <c>LV0103</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What it is, in general.</param>
public sealed record DiagnosticKind(string Code, Severity Severity, string Title)
{
    /// <summary>A finding of this kind.</summary>
    /// <param name="file">The file, as the reader was told its name.</param>
    /// <param name="line">The line, from 1; 0 for the file as a whole.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="whatToDo">What to do about it.</param>
    public Diagnostic At(string file, int line, string what, string whatToDo) =>
        new() { File = file, Line = line, Severity = Severity, Code = Code, What = OnOneLine(what), WhatToDo = OnOneLine(whatToDo) };

    /// <summary>Cells quoted in a finding may be long or have line ends; a finding is one line that a person reads.</summary>
    private static string OnOneLine(string text)
    {
        var isFine = text.Length <= LongestText && !text.AsSpan().ContainsAnyInRange('\u0000', '\u001f');
        return isFine ? text : string.Concat(text.Take(LongestText).Select(character =>
            character < ' ' ? '\u00b7' : character)) + (text.Length > LongestText ? "…" : "");
    }

    private const int LongestText = 500;
}
