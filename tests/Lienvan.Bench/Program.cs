using Lienvan.Bench;

// Without a name, all of them; with names, those.
(string Name, Action<TextWriter> Run)[] benches =
[
    ("plan", PlanBench.Run),
    ("plan-mix", PlanMixBench.Run),
    ("plan-parts", PlanPartsBench.Run),
    ("plan-answers", PlanAnswersBench.Run),
    ("package", output => PackageBench.Run(output)),
    ("timetable", TimetableBench.Run),
    ("running", RunningBench.Run),
    ("simulation", SimulationBench.Run),
    ("lines", LineBench.Run),
    ("borders", BordersBench.Run),
    ("server", ServerBench.Run),
    ("slot", SlotBench.Run),
    ("dispatch", DispatchBench.Run),
    ("assign", AssignBench.Run),
    ("appraise", AppraiseBench.Run),
    ("forecast", ForecastBench.Run),
];
foreach (var (name, run) in benches.Where(bench => args.Length == 0 || args.Contains(bench.Name)))
{
    Console.WriteLine($"== {name}");
    run(Console.Out);
}
