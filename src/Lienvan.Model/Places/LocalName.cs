namespace Lienvan.Model.Places;

/// <summary>A name in the three languages of what people see.</summary>
/// <param name="English">In English.</param>
/// <param name="Vietnamese">In Vietnamese, with its tone marks.</param>
/// <param name="Chinese">In simplified Chinese characters.</param>
public sealed record LocalName(string English, string Vietnamese, string Chinese)
{
    /// <summary>The name in that language: <c>en</c>, <c>vi</c> or <c>zh</c>; anything else means English.</summary>
    public string In(string language) => language switch
    {
        "vi" => Vietnamese,
        "zh" => Chinese,
        _ => English,
    };

    /// <summary>The English name.</summary>
    public override string ToString() => English;
}
