using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

public sealed class ConsistencyTest
{
    private static IEnumerable<Type> Quantities => Assemblies.PublicTypes.Where(type => type is { IsValueType: true, IsEnum: false }
        && type.Namespace == "Lienvan.Model.Units" && type.IsAssignableTo(typeof(IComparable<>).MakeGenericType(type)));

    [Fact]
    public void There_are_quantities() => Assert.Contains(typeof(global::Lienvan.Model.Units.Distance), Quantities);

    [Fact]
    public void A_quantity_can_be_compared() => Findings.AssertNone(
        from type in Quantities
        from name in (string[])["Equality", "Inequality", "LessThan", "GreaterThan", "LessThanOrEqual", "GreaterThanOrEqual"]
        where type.GetMethod("op_" + name, [type, type]) is null
        select $"{type.FullName}: no operator {name}");

    [Fact]
    public void A_quantity_says_its_unit() => Findings.AssertNone(
        from type in Quantities
        where !Activator.CreateInstance(type)!.ToString()!.Any(char.IsLetter) &&
            type != typeof(global::Lienvan.Model.Units.Money) // no currency, no unit
        select $"{type.FullName}: ToString of default is '{Activator.CreateInstance(type)}', without a unit");

    [Fact]
    public void The_default_of_a_quantity_is_zero() => Findings.AssertNone(
        from type in Quantities
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType.IsPrimitive || property.PropertyType == typeof(decimal)
        let value = Convert.ToDouble(property.GetValue(Activator.CreateInstance(type)), System.Globalization.CultureInfo.InvariantCulture)
        where value != 0
        select $"{type.FullName}.{property.Name}: {value} by default");

    [Fact]
    public void A_class_is_sealed_static_or_abstract() => Findings.AssertNone(
        from type in Assemblies.Types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false }
        select $"{type.FullName}: neither sealed, static nor abstract");

    [Fact]
    public void Inheritance_is_one_deep() => Findings.AssertNone(
        from type in Assemblies.Types
        where type.BaseType is { } parent && IsOurs(parent) && parent.BaseType is { } grandparent && IsOurs(grandparent)
        select $"{type.FullName}: inherits over two steps");

    [Fact]
    public void An_interface_has_two_implementations() => Findings.AssertNone(
        from type in Assemblies.Types
        where type.IsInterface
        let open = type.IsGenericType ? type.GetGenericTypeDefinition() : type
        let count = Assemblies.Types.Count(other => !other.IsInterface && other.GetInterfaces().Any(part => Open(part) == open))
        where count < 2
        select $"{type.FullName}: {count} implementations; an interface has at least two");

    [Fact]
    public void Nothing_static_changes() => Findings.AssertNone(
        from type in Assemblies.Types
        from field in type.GetFields(Assemblies.Own)
        where field.IsStatic && !field.IsLiteral
        where !field.IsInitOnly || (!field.IsPrivate && (field.FieldType.IsArray || IsMutableCollection(field.FieldType)))
        select $"{type.FullName}.{field.Name}: static state that can change");

    [Fact]
    public void Only_App_is_asynchronous() => Findings.AssertNone(
        from type in Assemblies.Types
        where type.Assembly.GetName().Name != "lienvan"
        from method in Assemblies.Methods(type)
        where method.ReturnType != typeof(global::Lienvan.Operations.Simulation.Kernel.Process) // simulated time, no other thread
        where method.IsDefined(typeof(AsyncStateMachineAttribute)) || method.ReturnType.IsAssignableTo(typeof(Task))
        select $"{type.FullName}.{method.Name}: asynchronous outside App");

    [Fact]
    public void Nothing_extends_every_text_or_every_object() => Findings.AssertNone(
        from type in Assemblies.Types
        from method in Assemblies.Methods(type)
        where method.IsDefined(typeof(ExtensionAttribute))
        let first = method.GetParameters()[0]
        where first.ParameterType == typeof(string) || first.ParameterType == typeof(object)
        select $"{type.FullName}.{method.Name}: extends {first.ParameterType.Name}");

    [Fact]
    public void What_others_see_has_names_not_tuples() => Findings.AssertNone(
        from type in Assemblies.PublicTypes
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        where !Assemblies.Made(method) && method.Name != "Deconstruct"
        where method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Any(HoldsTuple)
        select $"{type.FullName}.{method.Name}: a tuple in a public signature; make it a record");

    [Fact]
    public void Names_keep_their_promise() => Findings.AssertNone(
        from type in Assemblies.PublicTypes
        from method in Assemblies.Methods(type)
        where method.IsPublic && !BadPromise(method).Equals("", StringComparison.Ordinal)
        select $"{type.FullName}.{method.Name}: {BadPromise(method)}");

    private static string BadPromise(MethodInfo method)
    {
        if (IsNamed(method, "Try") && method.ReturnType != typeof(bool))
        {
            return "Try… returns whether it could";
        }

        var canBeNull = Nullable.GetUnderlyingType(method.ReturnType) is not null
            || (!method.ReturnType.IsValueType && StateOf(method.ReturnParameter) == NullabilityState.Nullable);
        var isList = method.ReturnType.IsAssignableTo(typeof(IEnumerable)) && method.ReturnType != typeof(string);
        if (IsNamed(method, "Find") && !canBeNull && !isList)
        {
            return "Find… returns null when there is none";
        }

        return IsNamed(method, "Get") && canBeNull ? "Get… throws when there is none; one that returns null is called Find…" : "";
    }

    private static bool IsNamed(MethodInfo method, string verb) => method.Name.StartsWith(verb, StringComparison.Ordinal)
        && method.Name.Length > verb.Length && char.IsUpper(method.Name[verb.Length]);

    private static NullabilityState StateOf(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).ReadState;

    private static bool IsOurs(Type type) => Assemblies.All.Contains(type.Assembly);

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool HoldsTuple(Type type) => type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
        || (type.IsGenericType && type.GetGenericArguments().Any(HoldsTuple))
        || (type.HasElementType && HoldsTuple(type.GetElementType()!));

    private static bool IsMutableCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(List<>) || open == typeof(Dictionary<,>) || open == typeof(HashSet<>));
}
