Lienvan.Bench.PlanBench.Run(System.Console.Out);
