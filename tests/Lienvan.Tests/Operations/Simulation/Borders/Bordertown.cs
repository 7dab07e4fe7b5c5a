using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Small borders to be simulated: a gate with nothing but lanes, a station whose every time is sure, a terminal of two
/// gauges.</summary>
internal static class Bordertown
{
    public static readonly LocalDate Monday = new(2026, 3, 2);

    /// <summary>A gate that is always open, one lane each way, two minutes a lorry by its median; lorries one way at any hour.</summary>
    public static Corridor Gate(string more = "", string lorries = "500") => Sketch.Corridor($"""
        VN hn
        CN yy
        gate hn yy 1km vehicles_per_day=1440 lanes_a_to_b=1 lanes_b_to_a=1 truck_rule=through
        row gate_arrivals id=out crossing=gate-hn-yy direction=a_to_b lorries_per_day={lorries}
        {more}
        """);

    /// <summary>A gate with hours, of Viet Nam's clock on both sides; 200 lorries a day one way at any hour.</summary>
    public static Corridor HourGate(string opens, string closes) => Sketch.Corridor($"""
        VN hn
        CN yy
        hours day VN {opens}-{closes}
        gate hn yy 1km vehicles_per_day=2000 lanes_a_to_b=2 lanes_b_to_a=2 truck_rule=through hours_a=day hours_b=day
        row arrival_patterns pattern=evenly kind=hour at=0 factor=1
        row gate_arrivals id=out crossing=gate-hn-yy direction=a_to_b lorries_per_day=200 pattern=evenly
        """);

    /// <summary>A gate with hours, papers, docks, lorries opened and lorries both ways, nearly as many as it can pass.</summary>
    public static Corridor BusyGate(string rule, string more = "") => Sketch.Corridor($"""
        VN hn
        CN yy
        hours day VN 07:00-19:00
        yard yy
        bulk yy road road 1h servers=12 units_per_hour=2
        gate hn yy 1km vehicles_per_day=600 lanes_a_to_b=2 lanes_b_to_a=2 truck_rule={rule} hours_a=day hours_b=day
        formality gate-hn-yy VN export 20m/60m
        formality gate-hn-yy CN import 40m/2h inspection_share=0.05
        formality gate-hn-yy CN export 20m/60m
        formality gate-hn-yy VN import 40m/2h inspection_share=0.1
        row arrival_patterns pattern=evenly kind=hour at=0 factor=1
        row gate_arrivals id=out crossing=gate-hn-yy direction=a_to_b lorries_per_day=200 pattern=evenly
        row gate_arrivals id=in crossing=gate-hn-yy direction=b_to_a lorries_per_day=250
        {more}
        """);

    /// <summary>One train a day from China through two border stations, every time of them sure.</summary>
    public static Corridor Station(string more = "") => Sketch.Corridor($"""
        CN nn px
        VN dd yv
        rail px dd 1435 18km minutes_p50=40 minutes_p90=40
        formality px-dd CN export 45m
        formality px-dd VN import 90m
        train x1 1435 1234567 teu=40 mass_t=600 wagons=20 delay_p50_minutes=0 delay_p90_minutes=0 | nn 06:00 | px 10:00/13:00 200km | dd 12:40/15:10 18km | yv 19:00 150km
        row border_work id=px.locomotive place=px work=locomotive_change minutes_p50=30 minutes_p90=30
        row border_work id=px.brakes place=px work=brake_test minutes_p50=20 minutes_p90=20
        row border_work id=dd.locomotive place=dd work=locomotive_change minutes_p50=30 minutes_p90=30
        row border_work id=dd.brakes place=dd work=brake_test minutes_p50=20 minutes_p90=20
        {more}
        """);

    /// <summary>Trains of two gauges that end and start at a station with cranes, and lorries.</summary>
    public static Corridor Terminal(string stack = "200") => Sketch.Corridor($"""
        CN nn px
        VN dd yv
        rail px dd 1435 18km minutes_p50=40 minutes_p90=40
        formality px-dd CN export 45m/2h inspection_share=0.1
        formality px-dd VN import 90m/4h inspection_share=0.2
        formality px-dd VN export 45m/2h
        formality px-dd CN import 90m/4h
        yard dd stack_teu={stack}
        lift dd 1435 1000 1h servers=2 units_per_hour=8
        lift dd road 1435 1h servers=2 units_per_hour=8
        lift dd road 1000 1h servers=2 units_per_hour=8
        train in 1435 14/week teu=40 mass_t=600 wagons=20 | px | dd 40m 18km
        train out 1435 14/week teu=40 mass_t=600 wagons=20 | dd | px 40m 18km
        train north 1000 10/week teu=30 mass_t=500 wagons=16 | yv | dd 6h 150km
        train south 1000 10/week teu=30 mass_t=500 wagons=16 | dd | yv 6h 150km
        """);

    /// <summary>Trains of two gauges that take loose cargo beside boxes.</summary>
    public static Corridor LooseTerminal(string more) => Sketch.Corridor($"""
        CN nn px
        VN dd yv
        rail px dd 1435 18km minutes_p50=40 minutes_p90=40
        formality px-dd VN import 90m/4h
        yard dd
        lift dd 1435 1000 1h servers=2 units_per_hour=8
        lift dd road 1435 1h servers=2 units_per_hour=8
        lift dd road 1000 1h servers=2 units_per_hour=8
        {more}
        train in 1435 14/week teu=40 mass_t=600 wagons=20 accepts=general;bulk | px | dd 40m 18km
        train south 1000 14/week teu=30 mass_t=500 wagons=16 accepts=general;bulk | dd | yv 6h 150km
        """);

    public static SimulationQuestion Asked(int days = 28, int replications = 4) => new()
    {
        Scenario = Scenario.Existing,
        From = Monday,
        Days = days,
        Replications = replications,
        FindsLimits = false,
        Assumptions = new SimulationAssumptions { GroupsPerDay = 1_000_000, QuarantineShare = 0 },
    };

    public static Replication Run(Corridor corridor, SimulationQuestion question, int number = 0)
    {
        var run = new Replication(PlanCompiler.Compile(corridor, question), question, number, ReplicationVariant.Plain);
        run.Run();
        return run;
    }
}
