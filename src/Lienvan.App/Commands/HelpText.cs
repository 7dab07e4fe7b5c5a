namespace Lienvan.App.Commands;

/// <summary>What <c>lienvan --help</c> prints.</summary>
internal static class HelpText
{
    public const string Overview = """
        Lienvan · liên vận · 联运: the open planning and operating twin of cross-border railways with a break of gauge.

        Ask
          plan FROM TO      how, when, how much and how sure a shipment goes, door to door
          show WHAT         places, lines, gates, services or projects of a day; gates open or closed now
          check [FOLDER]    every finding in a corridor package, by file and line
          timetable check   where the trains of a line meet and overtake, and where they can't both be right
          timetable graph   the train graph of a line and day, and the table of all its trains
          timetable replay  punctuality and delays of a line's trains when things go wrong
          capacity LINE     how full a line is, what limits it, and what a loop or a second track would do
          slot              a path for one more train among those already there
          reality           the model beside every published figure: deviation, verdict, fitted or predicted
          route             earliest arrivals and fewest trips on any GTFS feed
          run-time          how long a train takes over a way, with its energy and CO2; the heaviest train over it
          dispatch PROBLEM  the meets with the least delay, proven where possible; --line replans a day; --check judges a schedule
          queue             waits, queues and use of any queue, with their confidence
          appraise          whether projects or a cash flow pay, for whom, what would change that, and how sure it is
          claims            what others publish, beside what the model finds
          simulate          border stations, terminals and gates day by day: what passes, how long, what limits
          compare A B …     scenarios side by side with the same luck, and their differences
          serve [PACKAGE]   the page and the HTTP API, on this machine
          mcp [PACKAGE]     the same for an assistant, over standard input and output
          forecast          what moves in each year of a scenario, by mode, crossing and line, and what fills up
          assign            who goes which way when all choose their cheapest, on any TNTP network

        Examples
          lienvan plan "Bắc Ninh" Chongqing --teu 2 --goods electronics --ready 2026-03-02T08:00
          lienvan plan 河内 昆明 --scenario three-lines --ready 2036-03-03T08:00
          lienvan show gates
          lienvan run-time --from "Yên Viên" --to "Đồng Đăng" --train d19e --load 800
          lienvan check data/china-viet-nam
          lienvan serve --open

        Every command takes --help, and --json for machines. The built-in package is china-viet-nam; --data FOLDER takes another.
        Exit codes: 0 answered · 1 the answer is no, or there are findings · 2 the question was not understood.

        """;
}
