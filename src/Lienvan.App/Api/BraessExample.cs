namespace Lienvan.App.Api;

/// <summary>Braess's network of 1968 as an example of a question: six trips, and a road that all lose by.</summary>
internal static class BraessExample
{
    public const string Network = """
        <NUMBER OF ZONES> 2
        <NUMBER OF NODES> 4
        <FIRST THRU NODE> 1
        <NUMBER OF LINKS> 5
        <END OF METADATA>
        ~ init term capacity length free_flow_time b power speed toll type ;
        1 3 1 1 0.00000001 1000000000 1 0 0 1 ;
        1 4 1 1 50 0.02 1 0 0 1 ;
        3 2 1 1 50 0.02 1 0 0 1 ;
        3 4 1 1 10 0.1 1 0 0 1 ;
        4 2 1 1 0.00000001 1000000000 1 0 0 1 ;
        """;

    public const string Trips = """
        <NUMBER OF ZONES> 2
        <TOTAL OD FLOW> 6
        <END OF METADATA>
        Origin 1
            2 : 6.0;
        """;
}
