namespace Lienvan.Model.Dataset;

/// <summary>One file of a corridor package, as bytes: whether they are good UTF-8 is part of what is checked.</summary>
/// <param name="Name">Name as findings shall show it, such as <c>data/china-viet-nam/places.csv</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackageFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The name of the table: the file's name without folder and <c>.csv</c>.</summary>
    public string TableName
    {
        get
        {
            var name = Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];
            return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        }
    }
}
