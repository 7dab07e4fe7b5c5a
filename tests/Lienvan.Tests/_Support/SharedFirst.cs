using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Lienvan.Tests.Support.SharedFirst", "Lienvan.Tests")]

namespace Lienvan.Tests.Support;

/// <summary>
/// Classes that share a server run one after the other, and so take longest: they begin first, so that the other processor does not end
/// long before them.
/// </summary>
public sealed class SharedFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.CollectionDefinition is null)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
