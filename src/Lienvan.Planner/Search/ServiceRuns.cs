using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>The departures of one service over the horizon, in seconds since the origin of the search.</summary>
internal sealed class ServiceRuns
{
    /// <summary>Runs that are looked at one after the other.</summary>
    private const int FewRuns = 3;

    private readonly int runCount;
    private readonly int[] arrivals;
    private readonly int[] departures;
    private readonly int[] delays;
    private readonly UncertainTime headwayWait;
    private readonly int stopCount;

    /// <summary>By boarding and alighting stop, as far as asked for; whoever finds one finds the same.</summary>
    private readonly UncertainTime?[] least;
    private readonly int cutoffSeconds;

    public ServiceRuns(Service service, Network network, Instant origin, int days, Luck luck)
    {
        Service = service;
        stopCount = service.Stops.Length;
        least = new UncertainTime?[stopCount * stopCount];
        cutoffSeconds = (int)(service.CutoffMinutes * 60);
        ReleaseSeconds = (int)(service.ReleaseMinutes * 60);
        var delay = UncertainTime.From(service.Delay, "delay:" + service.Mode, luck);
        if (service.Pattern == ServicePattern.Frequency)
        {
            var interval = 7 * 86400 / Math.Max(service.PerWeek, 0.01);
            headwayWait = UncertainTime.HeadwayWait(interval, "headway", luck);
            arrivals = [.. service.Stops.Select(stop => stop.Arrival.Minutes * 60)];
            departures = [.. service.Stops.Select(stop => stop.Departure.Minutes * 60)];
        }
        else
        {
            headwayWait = UncertainTime.None;
            (runCount, arrivals, departures) = Timetable(service, network, origin, days);
        }

        delays = Delays(delay);
    }

    public Service Service { get; }

    public int ReleaseSeconds { get; }

    /// <summary>Whether there is a departure at all within the horizon.</summary>
    public bool EverRuns => IsFrequency || runCount > 0;

    /// <summary>Whether it has no published times.</summary>
    public bool IsFrequency => Service.Pattern == ServicePattern.Frequency;

    /// <summary>The first departure that cargo can get which is in the terminal at that second.</summary>
    /// <param name="second">When it is there.</param>
    /// <param name="stop">Where it boards.</param>
    /// <param name="day">The day of luck; −1 as planned.</param>
    /// <param name="firstRun">The first run that it may take, of a timetable.</param>
    public Boarding FindBoarding(int second, int stop, int day, int firstRun = 0)
    {
        if (second >= OpenTimes.Never)
        {
            return new Boarding(-1, 0, OpenTimes.Never);
        }

        var ready = second + cutoffSeconds;
        if (IsFrequency)
        {
            var departure = ready + (day < 0 ? headwayWait.Planned : headwayWait.ByLuck[day]);
            return new Boarding(-1, departure - departures[stop], departure);
        }

        // Runs leave every stop in the order of their days, so the first that leaves late enough is found by halving; mostly it is one of
        // the first few.
        var (low, high) = (firstRun, runCount);
        for (var few = Math.Min(high, low + FewRuns); low < few; low++)
        {
            if (departures[(low * stopCount) + stop] >= ready)
            {
                return At(low, stop);
            }
        }

        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = departures[(middle * stopCount) + stop] >= ready ? (low, middle) : (middle + 1, high);
        }

        return low < runCount ? At(low, stop) : new Boarding(-1, 0, OpenTimes.Never);
    }

    /// <summary>
    /// The longest wait as planned, cut-off included: of a timetable, from one departure to the next or to the first.
    /// </summary>
    public int MostWaiting(int stop)
    {
        if (IsFrequency)
        {
            return headwayWait.Planned + cutoffSeconds;
        }

        var longest = runCount == 0 ? OpenTimes.Never : Math.Max(0, departures[stop]);
        for (var run = 1; run < runCount; run++)
        {
            longest = Math.Max(longest, departures[(run * stopCount) + stop] - departures[((run - 1) * stopCount) + stop]);
        }

        return Math.Min(OpenTimes.Never, longest + cutoffSeconds);
    }

    /// <summary>The longest that any run stands at a stop, by plan.</summary>
    public int LongestStop(int stop)
    {
        var longest = 0;
        for (var at = stop; at < arrivals.Length; at += stopCount)
        {
            longest = Math.Max(longest, departures[at] - arrivals[at]);
        }

        return longest;
    }

    private Boarding At(int run, int stop) => new(run, departures[run * stopCount], departures[(run * stopCount) + stop]);

    /// <summary>The next departure after that one; never for a frequency, whose departures have no known times.</summary>
    public Boarding After(Boarding boarding, int stop) => !IsFrequency && boarding.Run + 1 < runCount
        ? At(boarding.Run + 1, stop)
        : new Boarding(-1, 0, OpenTimes.Never);

    /// <summary>
    /// When cargo is through on every day of luck that waits for that departure, or gets a later one by bad luck, where no border is held
    /// for on the way. Shapes <c>[Luck.Days]</c>.
    /// </summary>
    public void PassAll(ReadOnlySpan<int> seconds, Boarding planned, (int Board, int Alight) stops, Span<int> through)
    {
        if (IsFrequency)
        {
            Bounds.Add(seconds, Least(stops.Board, stops.Alight).ByLuck, through);
            return;
        }

        var delay = delays.AsSpan((stops.Alight * (Luck.Days + 1)) + 1, Luck.Days);
        var (latest, arrives) = (planned.Departure - cutoffSeconds, At(planned, stops.Alight, arrivals) + ReleaseSeconds);
        for (var day = 0; day < delay.Length; day++)
        {
            through[day] = seconds[day] <= latest ? arrives + delay[day] : PassLater(seconds[day], planned, stops, day);
        }
    }

    private int PassLater(int second, Boarding planned, (int Board, int Alight) stops, int day)
    {
        var boarding = FindBoarding(second, stops.Board, day, planned.Run);
        return boarding.Departure >= OpenTimes.Never ? OpenTimes.Never : ArrivalAt(boarding, stops.Alight, day) + ReleaseSeconds;
    }

    public int ArrivalAt(Boarding boarding, int stop, int day) => At(boarding, stop, arrivals) + DelayAt(stop, day);

    public int DepartureAt(Boarding boarding, int stop, int day) => At(boarding, stop, departures) + DelayAt(stop, day);

    /// <summary>
    /// The least that a ride takes, cut-off and release included; the wait of a frequency too, since it does not hang on the hour.
    /// </summary>
    public UncertainTime Least(int boardStop, int alightStop) =>
        least[(boardStop * stopCount) + alightStop] ??= FindLeast(boardStop, alightStop);

    private UncertainTime FindLeast(int boardStop, int alightStop)
    {
        if (!IsFrequency && runCount == 0)
        {
            return new UncertainTime(OpenTimes.Never, [.. Enumerable.Repeat(OpenTimes.Never, Luck.Days)]);
        }

        // A run in a week of summer time may be an hour shorter by the clock: the shortest of all counts.
        var run = int.MaxValue;
        for (var first = 0; first < arrivals.Length; first += stopCount)
        {
            run = Math.Min(run, arrivals[first + alightStop] - departures[first + boardStop]);
        }

        var certain = cutoffSeconds + run + ReleaseSeconds;
        var byLuck = new int[Luck.Days];
        for (var day = 0; day < byLuck.Length; day++)
        {
            byLuck[day] = certain + headwayWait.ByLuck[day] + DelayAt(alightStop, day);
        }

        return new UncertainTime(certain + headwayWait.Planned + DelayAt(alightStop, -1), byLuck);
    }

    private int At(Boarding boarding, int stop, int[] times) => IsFrequency ? boarding.Start + times[stop]
        : times[(boarding.Run * stopCount) + stop];

    private int DelayAt(int stop, int day) => delays[(stop * (Luck.Days + 1)) + day + 1];

    /// <summary>
    /// The delay grows evenly along the run: what the package gives is the delay at the last stop. Shape <c>[stop, 1 + Luck.Days]</c>, as
    /// planned and then by day of luck.
    /// </summary>
    private int[] Delays(UncertainTime delay)
    {
        var found = new int[stopCount * (Luck.Days + 1)];
        if (!EverRuns)
        {
            return found;
        }

        var total = arrivals[stopCount - 1] - departures[0];
        for (var stop = 0; stop < stopCount && total > 0; stop++)
        {
            var share = Math.Clamp((double)(arrivals[stop] - departures[0]) / total, 0, 1);
            for (var day = -1; day < Luck.Days; day++)
            {
                found[(stop * (Luck.Days + 1)) + day + 1] = (int)((day < 0 ? delay.Planned : delay.ByLuck[day]) * share);
            }
        }

        return found;
    }

    private static (int Count, int[] Arrivals, int[] Departures) Timetable(Service service, Network network, Instant origin, int days)
    {
        var clocks = service.Stops.Select(stop => new ZoneClock(network.GetPlace(stop.Place).Zone, origin, days)).ToArray();
        var (allArrivals, allDepartures) = (new List<int>(), new List<int>());
        var first = clocks[0].FirstDay;
        var lastsDays = (service.Stops[^1].Arrival.Minutes / 1440) + 1;
        var count = 0;
        for (var day = first.PlusDays(-lastsDays); day <= first.PlusDays(days); day = day.PlusDays(1))
        {
            if (!service.Days.Contains(day.DayOfWeek) || !service.Validity.Covers(day))
            {
                continue;
            }

            count++;
            for (var stop = 0; stop < service.Stops.Length; stop++)
            {
                allArrivals.Add(clocks[stop].SecondOf(day, service.Stops[stop].Arrival.Minutes));
                allDepartures.Add(clocks[stop].SecondOf(day, service.Stops[stop].Departure.Minutes));
            }
        }

        return (count, [.. allArrivals], [.. allDepartures]);
    }
}
