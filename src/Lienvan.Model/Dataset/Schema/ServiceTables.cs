using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>Trains and ships that run, and what they are made of.</summary>
internal static class ServiceTables
{
    public static ImmutableArray<Table> All => [Vehicles, Compositions, Services, ServiceStops];

    private static Table Vehicles => new()
    {
        Name = "vehicles",
        Meaning = "A type of locomotive, wagon, coach, multiple unit, lorry or ship.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the type."),
            .. Names,
            Choice("kind", "What it is.", "locomotive", "wagon", "coach", "multiple_unit", "lorry", "ship").Required(),
            Gauges("gauges", "For rail: the gauge it runs on.").Otherwise("none"),
            Choice("traction", "Where its power comes from.", "none", "diesel", "electric").Otherwise("none"),
            Number("mass_t", "t", "Mass empty, in working order.", 0.1, 500000).Required(),
            Number("payload_t", "t", "Heaviest load.", 0, 500000).Otherwise("0"),
            Number("teu", "TEU", "Containers it carries.", 0, 30000).Otherwise("0"),
            Whole("seats", "count", "Passengers it carries.", 0, 2000).Otherwise("0"),
            Number("length_m", "m", "Length over couplers.", 1, 500).Otherwise("14"),
            Whole("axles", "count", "Axles.", 0, 40).Otherwise("4"),
            Whole("driven_axles", "count", "Driven axles.", 0, 40).Otherwise("all of a locomotive, none of a wagon"),
            Number("power_kw", "kW", "Power at the wheel.", 0, 30000).Otherwise("not known"),
            Number("effort_start_kn", "kN", "Tractive effort at the start.", 0, 3000).Otherwise("not known"),
            Number("effort_continuous_kn", "kN", "Tractive effort that can be kept up.", 0, 3000).Otherwise("not known"),
            Number("speed_max_kmh", "km/h", "Highest speed.", 1, 500).Required(),
            Number("braking_ms2", "m/s²", "Service braking.", 0.01, 3).Otherwise("0.3 freight, 0.5 passenger"),
            Number("rotating_mass_factor", "ratio", "Dynamic mass over mass.", 1, 2).Otherwise("1.06"),
            Number("resistance_a", "N/kN", "Constant part of the running resistance, r = a + b·v + c·v² with v in km/h.", 0, 50)
                .Otherwise("by kind"),
            Number("resistance_b", "N/kN per km/h", "Linear part.", 0, 1).Otherwise("0"),
            Number("resistance_c", "N/kN per (km/h)²", "Quadratic part.", 0, 0.1).Otherwise("by kind"),
            .. Provenance,
        ],
    };

    private static Table Compositions => new()
    {
        Name = "compositions",
        Meaning = "A train as it runs: its locomotives and what they pull.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the train."),
            .. Names,
            Choice("traffic", "What it carries.", "freight", "passenger").Required(),
            Reference("locomotive", "vehicles", "Its locomotive or multiple unit.").Required(),
            Whole("locomotives", "count", "How many.", 1, 6).Otherwise("1"),
            Reference("wagon", "vehicles", "Its wagons or coaches.").Otherwise("none"),
            Whole("wagons", "count", "How many.", 0, 200).Otherwise("0"),
            Number("load_t", "t", "Load of the whole train.", 0, 20000).Otherwise("0"),
            Number("speed_max_kmh", "km/h", "Highest speed of the whole.", 1, 500).Otherwise("the slowest vehicle's"),
            .. Provenance,
        ],
    };

    private static Table Services => new()
    {
        Name = "services",
        Meaning = "A train or ship that runs by timetable, or so many times a week.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the service, one direction."),
            .. Names,
            Text("number", "Train number or name of the sailing, as published.").Otherwise("none"),
            Choice("mode", "Rail or sea.", "rail", "sea").Required(),
            Choice("traffic", "What it carries.", "freight", "passenger").Required(),
            Gauges("gauges", "For rail: the gauge of the wagons, from end to end.").Otherwise("none"),
            Choice("traction", "Where its power comes from, for energy and CO2.", "diesel", "electric", "ship").Required(),
            Text("operator", "Who runs it.").Otherwise("not known"),
            Choice("pattern", "By a timetable with clock times, or so many times a week at no published time.", "timetable", "frequency")
                .Required(),
            Weekdays("days", "For a timetable: the days on which it leaves its first stop.").Otherwise("1234567"),
            Number("per_week", "departures a week", "For a frequency: how often; spread evenly.", 0.01, 700).Otherwise("from days"),
            Whole("priority", "0 to 9", "Who goes first where trains queue for tracks, engines and pads; 0 before 9.", 0, 9)
                .Otherwise("2 for passengers, 5 for freight"),
            Accepts,
            Number("teu", "TEU", "Containers a departure can carry.", 0, 30000).Otherwise("not limited"),
            Number("mass_t", "t", "Cargo and containers a departure can carry.", 0, 500000).Otherwise("not limited"),
            Number("box_mass_max_t", "t", "Heaviest loaded container.", 0, 60).Otherwise("30.48"),
            Whole("wagons", "count", "Wagons of the train.", 0, 200).Otherwise("not known"),
            Whole("seats", "count", "Passengers a departure can carry.", 0, 5000).Otherwise("0"),
            Reference("composition", "compositions", "The train that runs it.").Otherwise("not known"),
            Number("cutoff_minutes", "min", "Cargo must be in the terminal this long before departure.", 0, 20000).Otherwise("240"),
            Number("release_minutes", "min", "Cargo can be had this long after arrival.", 0, 20000).Otherwise("120"),
            Number("delay_p50_minutes", "min", "Median delay at the last stop.", 0, 20000).Otherwise("0"),
            Number("delay_p90_minutes", "min", "Delay at the last stop that nine in ten departures do not exceed.", 0, 20000)
                .Otherwise("10 % of the run"),
            Reference("tariff", "tariffs", "Its own price.").List().Otherwise("the general tariffs of its mode and countries"),
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table ServiceStops => new()
    {
        Name = "service_stops",
        Meaning = "A stop of a service. A timetable gives clock times; a frequency gives minutes of running and waiting.",
        Key = ["service", "sequence"],
        Columns =
        [
            Reference("service", "services", "The service.").Required(),
            Whole("sequence", "count", "Order along the run, rising.", 0, 100000).Required(),
            Reference("place", "places", "Where it stops or passes.").Required(),
            Clock("arrival", "Timetable: local time; days since the first stop's departure day there as +1.").Otherwise("the departure"),
            Clock("departure", "Timetable: local time; days as above.").Otherwise("the arrival"),
            Number("run_minutes", "min", "Frequency: running time from the stop before.", 0, 100000).Otherwise("0"),
            Number("dwell_minutes", "min", "Frequency: time at the stop.", 0, 100000).Otherwise("0"),
            Number("km", "km", "Distance from the stop before.", 0, 20000).Otherwise("along the lines of its gauge"),
            Choice("activity", "What can be done there.", "load_unload", "load", "unload", "pass").Otherwise("load_unload"),
            .. Provenance,
        ],
    };
}
