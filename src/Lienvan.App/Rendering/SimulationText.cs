using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Rendering;

internal sealed class SimulationText(TextWriter output, Language language)
{
    public void Print(SimulationReport report) => output.WriteLine(report.Borders.Length + language.Code);
}
