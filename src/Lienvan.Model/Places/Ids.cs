namespace Lienvan.Model.Places;

/// <summary>The key of a country: ISO 3166, two letters.</summary>
public readonly record struct CountryId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The key of a place, such as <c>dong-dang</c>.</summary>
public readonly record struct PlaceId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The key of a terminal.</summary>
public readonly record struct TerminalId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The key of a group of goods.</summary>
public readonly record struct GoodsId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
