using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

public sealed class ProofTurnsTest
{
    [Fact]
    public void Proof_that_brings_nothing_rests_ever_longer() =>
        Assert.Equal("#.#...#.......#...............#...............#", Rounds(47, (_, turns) => turns.Tell(0, 900, 1000, idle: 0)));

    [Fact]
    public void Proof_that_comes_nearer_works_in_every_round() =>
        Assert.Equal("########", Rounds(8, (_, turns) => turns.Tell(2, 900, 1000, idle: 0)));

    [Fact]
    public void Proof_that_comes_nearer_again_rests_shortly_again() =>
        Assert.Equal("#.#...##.#...#.......#", Rounds(22, (round, turns) => turns.Tell(round == 6 ? 2 : 0, 900, 1000, idle: 0)));

    [Fact]
    public void Proof_is_all_that_is_left_where_nothing_better_is_found() => Assert.Equal("#.#...##########",
        Rounds(16, (round, turns) => turns.Tell(0, 900, 1000, idle: round < 6 ? 0 : ProofTurns.IdleRoundsToProve)));

    [Fact]
    public void Proof_that_is_far_away_leaves_most_rounds_to_the_search() => Assert.Equal("#.#...#...#...#.",
        Rounds(16, (_, turns) => turns.Tell(0, 100, 1000, ProofTurns.IdleRoundsToProve)));

    [Fact]
    public void Proof_that_there_is_no_schedule_is_not_held_to_be_far_away() => Assert.Equal("########",
        Rounds(8, (_, turns) => turns.Tell(0, 100, long.MaxValue, ProofTurns.IdleRoundsToProve)));

    [Fact]
    public void Proof_never_rests_for_long() => Prop.ForAll<byte[]>(brought =>
    {
        var rounds = Rounds(400,
            (round, turns) => turns.Tell(brought.Length == 0 ? 0 : brought[round % brought.Length], 1000, 2000, round % 12));
        return !rounds.Contains(new string('.', ProofTurns.LongestRest + 1), StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    /// <summary>A mark for each round: # of proof, . without.</summary>
    private static string Rounds(int count, Action<int, ProofTurns> prove)
    {
        var turns = new ProofTurns();
        return string.Concat(Enumerable.Range(0, count).Select(round =>
        {
            if (!turns.Next())
            {
                return '.';
            }

            prove(round, turns);
            return '#';
        }));
    }
}
