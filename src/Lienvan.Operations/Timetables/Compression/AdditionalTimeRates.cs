using Lienvan.Model.Places;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>What runs on a line, as far as quality of service depends on it.</summary>
public enum LineUse
{
    /// <summary>Trains of one speed, close together: suburban passenger trains.</summary>
    Suburban,

    /// <summary>Fast passenger trains only.</summary>
    HighSpeed,

    /// <summary>Freight and passengers.</summary>
    Mixed,
}

/// <summary>
/// The additional time that keeps a timetable from falling over, in percent of the compressed occupation. Occupancy recommended at most is
/// 100 / (100 + rate). Source: UIC Code 406, 2nd edition (2013).
/// </summary>
/// <param name="Use">What runs.</param>
/// <param name="PeakPercent">In the peak hour.</param>
/// <param name="DayPercent">Over a day.</param>
/// <param name="Provenance">Where this comes from.</param>
public sealed record AdditionalTimeRate(LineUse Use, double PeakPercent, double DayPercent, Provenance Provenance)
{
    /// <summary>The table.</summary>
    public static readonly ImmutableArray<AdditionalTimeRate> Table =
    [
        new(LineUse.Suburban, 18, 43, new Provenance(
            "assumed: UIC 406 (2013) as commonly cited, occupancy 85 and 70 %; no readable text confirms it", Confidence.Assumed, "")),
        new(LineUse.HighSpeed, 33, 67, new Provenance(
            "assumed: UIC 406 (2013) as commonly cited, occupancy 75 and 60 %; no readable text confirms it", Confidence.Assumed, "")),
        new(LineUse.Mixed, 33, 67, new Provenance("UIC 406 (2013) as quoted in public code: 75 % in the peak, 60 % over a day",
            Confidence.C, "")),
    ];

    /// <summary>The row of a use.</summary>
    public static AdditionalTimeRate Of(LineUse use) => Table.First(row => row.Use == use);
}
