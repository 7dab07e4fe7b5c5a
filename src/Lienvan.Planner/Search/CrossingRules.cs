using Lienvan.Model.Borders;

namespace Lienvan.Planner.Search;

/// <summary>Whether a crossing lets a cargo through at all, whatever the hour.</summary>
internal static class CrossingRules
{
    public static bool Lets(this MoveContext context, Crossing crossing)
    {
        var cargo = context.Cargo;
        if (!crossing.Goods.IsEmpty && !crossing.Goods.Contains(cargo.Goods.Id))
        {
            context.Refusals.Add(RefusalKind.GoodsAtGate, crossing.Id.Value,
                $"{crossing.Name.English} does not take {cargo.Goods.Name.English}");
            return false;
        }

        if (!crossing.Accepts.HasFlag(cargo.Needs))
        {
            context.Refusals.Add(RefusalKind.CargoAtGate, crossing.Id.Value,
                $"{crossing.Name.English} does not take {cargo.Needs.ToString().ToLowerInvariant()} cargo");
            return false;
        }

        return true;
    }
}
