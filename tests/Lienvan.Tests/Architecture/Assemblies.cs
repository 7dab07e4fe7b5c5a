using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lienvan.Tests.Architecture;

/// <summary>The assemblies of src, as loaded into this test run.</summary>
internal static class Assemblies
{
    public static ImmutableArray<Assembly> All { get; } =
        [.. Ladders.Projects.Select(project => Assembly.Load(project == "Lienvan.App" ? "lienvan" : project))];

    /// <summary>The types that people wrote: the compiler's own are left out.</summary>
    public static ImmutableArray<Type> Types { get; } =
    [
        .. All.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten).OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Those that other assemblies see.</summary>
    public static ImmutableArray<Type> PublicTypes { get; } = [.. Types.Where(type => type.IsVisible)];

    /// <summary>The members that a type itself declares, seen from outside or not.</summary>
    public const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>The methods that people wrote.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(Own).Where(method => !Made(method) && !method.Name.Contains('<'));

    /// <summary>Whether the compiler made it.</summary>
    public static bool Made(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>The name without the number of type parameters.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    private static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("Lienvan.", StringComparison.Ordinal) == true && !type.FullName!.Contains('<') && !Made(type);
}
