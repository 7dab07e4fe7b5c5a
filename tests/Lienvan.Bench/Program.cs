Lienvan.Bench.PlanBench.Run(Console.Out);
